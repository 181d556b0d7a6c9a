package dockwalk.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dockerfile reference, ".dockerignore file". */
class IgnoreRulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "*.log            | a.log            | true",
        "*.log            | dir/a.log        | false",
        "**/*.log         | dir/sub/a.log    | true",
        "**/*.log         | a.log            | true",
        "/docs            | docs/deep/file   | true",
        "docs/            | docs             | true",
        "foo              | a/foo            | false",
        "a/*/c            | a/b/c            | true",
        "a/*/c            | a/b/d/c          | false",
        "a/**             | a/b/c            | true",
        "a/**             | a                | false",
        "**/b/**          | x/b/c            | true",
        "t?mp             | temp             | true",
        "[a-c]*           | b1               | true",
        "[^a-c]*          | b1               | false",
        "\\*.txt          | *.txt            | true",
        "\\*.txt          | a.txt            | false",
        "./a/../b         | b                | true",
        "*;!keep          | keep             | false",
        "*;!keep          | other            | true",
        "docs;!docs/README.md | docs/README.md | false",
        "!a;a             | a                | true",
        "\"  spaced  \"   | spaced           | true",
        "#not             | #not             | false",
        "\" #pattern\"    | #pattern         | true",
        "a(b)+            | a(b)+            | true",
        "**.log           | a.log            | true",
        "**.log           | dir/a.log        | true",
        "**.log           | a.log.txt        | false",
        "**/.log          | a.log            | false",
        "**.l?g           | a.log            | false",
        "a**              | abc/d            | true",
        "a**/*.txt        | a/b/c.txt        | true",
        "**/**/*.txt      | a.txt            | true",
        "**/              | anything         | true",
        ".                | a                | false",
        "/                | a                | false",
        "//a//b/          | a/b              | true",
        "a/./b            | a/b              | true",
        "a/b/..           | a                | true",
        "/../a            | a                | true",
        "../a             | a                | false",
        "./a/..           | a                | false",
        "a/../..          | a                | false",
        "/.               | a                | false",
        "a//              | a                | true",
        "*;!/../a         | a                | false",
        "*;!a/.           | a                | false",
        "!!a              | !a               | false",
        "*;!!a            | !a               | false",
        "\u00a0a\u00a0    | a                | true",
        "!  keep;*        | keep             | true",
        "*;!  keep        | keep             | false",
        "docs;!docs/a;docs/a/b | docs/a/b    | true",
        "docs;!docs/a;docs/a/b | docs/a/c    | false",
        "a\\\\           | a\\              | true",
        "a.)$(}+{bc       | a.)$(}+{bc       | true",
        "dir with space   | dir with space/f | true",
      })
  void theLastLineThatMatchesDecides(String lines, String path, boolean excluded)
      throws IOException {
    IgnoreRules rules = IgnoreRules.parse(".dockerignore", lines.replace(';', '\n'));
    assertThat(rules.excludedBy(path).isPresent()).isEqualTo(excluded);
  }

  @Test
  void theDecidingLineIsNamed() throws IOException {
    IgnoreRules rules = IgnoreRules.parse(".dockerignore", "# no\n\n*.md\n!a.md\nb*\n");
    assertThat(rules.excludedBy("c.md")).contains("line 3: *.md");
    assertThat(rules.excludedBy("b.md")).contains("line 5: b*");
    assertThat(rules.excludedBy("a.md")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'[a', .dockerignore:1: syntax error", "'!', .dockerignore:1: illegal exclusion"})
  void aMalformedPatternIsNamedWithItsLine(String line, String message) {
    assertThatThrownBy(() -> IgnoreRules.parse(".dockerignore", line))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }
}
