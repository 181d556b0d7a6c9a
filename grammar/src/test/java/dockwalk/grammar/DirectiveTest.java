package dockwalk.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which comments are directives. */
class DirectiveTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "# syntax=docker/dockerfile:1|syntax=docker/dockerfile:1",
        "#syntax=a|syntax=a",
        " \t#  syntax \t= \ta b \t␍␊|syntax=a b",
        "# SYNTAX=A|syntax=A",
        "# Escape=`|escape=`",
        "# escape=x|escape=x",
        "# check=skip=all;error=true|check=skip=all;error=true",
        "# syntax=a=b|syntax=a=b",
        "# escape=\u3000|escape=\u3000",
        "\u00A0#\u00A0syntax=a\u00A0|syntax=a\u00A0",
        "# syntax=|-",
        "# syntax|-",
        "# syntax a|-",
        "## syntax=a|-",
        "# sy ntax=a|-",
        "# other=a|-",
        "# 1syntax=a|-",
        "#|-",
        "#!/usr/bin/env dockwalk|-",
      })
  void directives(String comment, String directive) {
    String line = comment.replace('␍', '\r').replace('␊', '\n');
    assertThat(Directive.of(line).map(d -> d.name() + "=" + d.value()).orElse("-"))
        .isEqualTo(directive);
  }
}
