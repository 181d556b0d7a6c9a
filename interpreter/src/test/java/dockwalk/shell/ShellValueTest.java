package dockwalk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as dash, Bash and BusyBox write them. */
class ShellValueTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "plain,            plain",
        "'a b',            a b",
        "'it'\\''s',       it's",
        "'it'\"'\"'s',     it's",
        "it\\'s,           it's",
        "\"a \\\"b\\$\",   a \"b$",
        "\"a\\b\",         a\\b",
        "'',               ``",
        "$'a\\tb\\001\\'', `a\tb\u0001'`",
        "$'\\E[31m',       `\u001B[31m`",
        "$5,               $5",
        "'open,            open",
      })
  void isReadAsTheShellWould(String written, String value) {
    assertThat(ShellValue.plain(written)).isEqualTo(value);
  }
}
