package dockwalk.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large and hostile texts take time in proportion to their size, and no deep stack. */
class SizeTest {
  private static final int TIMES = 30_000;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\n",
        "ENV\n",
        "ONBUILD ",
        "ONBUILD\\\n",
        "RUN <<A\n",
        "RUN <<A ",
        "\\\n",
        "R\\\n",
        "#\n",
        "COPY a ",
        "FROM a\\\n#\n",
        "ENV a=${",
        "WORKDIR \"${x:-'",
        "CMD [",
        "[\"a\",",
        "--a ",
        "RUN --a=\"",
        "EOF\n",
        "FROM a\nCOPY <<A b\nA\n",
        "# escape=`\n",
        "'\"",
        "$",
        "\\",
        "`"
      })
  void repeatedWithoutEnd(String piece) {
    for (String head : new String[] {"", "FROM a\nRUN ", "FROM a\nENV x="}) {
      String text = head + piece.repeat(TIMES);
      Assertions.assertTimeout(
          LIMIT,
          () -> {
            Dockerfile file = Dockerfile.parse(new SourceFile("Dockerfile", text));
            assertThat(SexprPrinter.print(file)).isNotNull();
            assertThat(TreePrinter.print(file)).isNotNull();
          });
    }
  }
}
