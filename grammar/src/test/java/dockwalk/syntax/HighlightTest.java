package dockwalk.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is set off when a Dockerfile is shown. */
class HighlightTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "FROM a AS b            | KEYWORD FROM",
        "COPY --link a $B       | KEYWORD COPY, FLAG --link, VARIABLE $B",
        "ONBUILD RUN a          | KEYWORD ONBUILD, KEYWORD RUN",
        "# one\\n  # two\\nUSER a | COMMENT # one, COMMENT   # two, KEYWORD USER",
        "RUN a \\\\n# b\\n c      | KEYWORD RUN, COMMENT # b",
        "RUN <<A\\n# b\\nA\\n# c   | KEYWORD RUN, COMMENT # c",
        "RUN <<A <<B \\\\n# a\\n x\\n# b\\nA\\n# c\\nB\\n# d\\nUSER e | KEYWORD RUN, COMMENT # a,"
            + " COMMENT # d, KEYWORD USER",
        "ONBUILD RUN <<A\\n# b\\nA\\n# c | KEYWORD ONBUILD, KEYWORD RUN, COMMENT # c",
        "RUN <<A\\n# b            | KEYWORD RUN",
      })
  void setOff(String text, String expected) {
    String source = text.replace("\\n", "\n");
    Dockerfile file = Dockerfile.parse(new SourceFile("Dockerfile", source));
    String found =
        Highlight.of(file).stream()
            .map(
                each ->
                    each.kind() + " " + source.substring(each.span().start(), each.span().end()))
            .collect(Collectors.joining(", "));
    assertThat(found).isEqualTo(expected);
  }
}
