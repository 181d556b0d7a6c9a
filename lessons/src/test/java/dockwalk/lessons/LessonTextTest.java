package dockwalk.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonTextTest {
  @Test
  void readsEverySection() throws LessonFormatException {
    LessonText text =
        LessonText.parse(
            "t.md",
            """
            # Title

            Hello.
            You.

            ## before line 2: Base

            First.

            ## before line 10: Next
            Second.
            ## end
            Bye.
            """);
    assertThat(text.title()).isEqualTo("Title");
    assertThat(text.intro()).isEqualTo("Hello.\nYou.\n");
    assertThat(text.before().keySet()).containsExactly(2, 10);
    assertThat(text.beforeLine(2)).contains("## Base\n\nFirst.\n");
    assertThat(text.beforeLine(10)).contains("## Next\n\nSecond.\n");
    assertThat(text.beforeLine(3)).isEmpty();
    assertThat(text.end()).isEqualTo("Bye.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|t.md:1: a lesson begins with its title, such as '# A small web server'",
        "Hello|t.md:1: a lesson begins with its title, such as '# A small web server'",
        "# T/Hi|t.md:2: the section '## end' is missing",
        "# T/## end/Bye|t.md:2: the text above is empty",
        "# T/Hi/## before line 2: A/## end/Bye|t.md:4: the text above is empty",
        "# T/Hi/## end|t.md:3: the text above is empty",
        "# T/Hi/## before line 2: A/a/## before line 2: B|t.md:5: a second text for line 2",
        "# T/Hi/## end/Bye/## before line 2: A|t.md:5: nothing may follow '## end'",
        "# T/Hi/## before FROM|t.md:3: expected '## before line N: heading' or '## end', "
            + "found '## before FROM'",
        "# T/Hi/## before line 0: A|t.md:3: expected '## before line N: heading' or '## end', "
            + "found '## before line 0: A'",
      })
  void saysWhatIsWrong(String lines, String message) {
    assertThatThrownBy(() -> LessonText.parse("t.md", lines.replace('/', '\n')))
        .isInstanceOf(LessonFormatException.class)
        .hasMessage(message);
  }
}
