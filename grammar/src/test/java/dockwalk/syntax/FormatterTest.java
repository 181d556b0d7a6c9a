package dockwalk.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The canonical layout, by example. */
class FormatterTest {
  @TestFactory
  Stream<DynamicTest> layouts() throws IOException {
    return GoldenTable.read("layouts.txt")
        .check(text -> format(text).replace("\r", "␍").replace("\t", "␉"));
  }

  @Test
  void aFileWithErrorsIsRefused() {
    assertThatThrownBy(() -> format("FORM a\n")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theMarkAtTheStartGoes() {
    assertThat(format("\uFEFFFROM a\n")).isEqualTo("FROM a\n");
  }

  @Test
  void blankLinesAtTheEndsGoAndTheLastLineEnds() {
    assertThat(format("\n\n  from a\n\nrun b\n\n\n")).isEqualTo("FROM a\n\nRUN b\n");
    assertThat(format("FROM a")).isEqualTo("FROM a\n");
  }

  @Test
  void aCommentThatIsNoDirectiveDoesNotBecomeOne() {
    assertThat(format("\n\n# escape=`\nFROM a\n")).isEqualTo("\n# escape=`\nFROM a\n");
  }

  @Test
  void aCommentInAContinuationBeforeAKeywordStays() {
    assertThat(format("FROM a\n \\\n\n # note \nrun b\n")).isEqualTo("FROM a\n # note \nRUN b\n");
    assertThat(format("\\\n# escape=`\nFROM a\n")).isEqualTo("\n# escape=`\nFROM a\n");
  }

  @Test
  void blanksAfterAnEscapeCharacterStay() {
    assertThat(format("from a\nenv \\  b=c d\n")).isEqualTo("FROM a\nENV \\  b=c d\n");
    assertThat(format("from a\nenv \\  \\ \n b=c\n")).isEqualTo("FROM a\nENV \\  \\\n b=c\n");
  }

  private static String format(String text) {
    return Formatter.format(Dockerfile.parse(new SourceFile("Dockerfile", text)));
  }
}
