package dockwalk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the commands of a script end. In the tables, {@code ¶} is the end of a line. */
class ShellCallTest {
  private static String shown(Splitting splitting) {
    return switch (splitting) {
      case Splitting.Whole whole -> "whole: " + whole.why();
      case Splitting.Commands commands ->
          String.join(
                  " / ",
                  commands.commands().stream()
                      .map(c -> c.link().sign() + c.text() + (c.last() ? "" : " .."))
                      .toList())
              .replace('\n', '¶');
    };
  }

  private static Splitting split(String script) {
    return ShellCall.split(List.of("/bin/sh", "-c", script.replace('¶', '\n')), Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '\u0001',
      value = {
        "true ! true",
        "a; b ! a / b",
        "a;b; ! a / b",
        "a && b || c ! a .. / && b .. / || c",
        "a &&     b ! a .. / && b",
        "a &&¶ # why¶ b ! a .. / && b",
        "a¶¶b ! a / b",
        "a # ; b¶c ! a / c",
        "a#b; c ! a#b / c",
        "a | b | c; d ! a | b | c / d",
        "a |¶ b; d ! a |¶ b / d",
        "a & b ! a & / b",
        "a && b & c ! a && b & / c",
        "a 2>&1 >/x && b ! a 2>&1 >/x .. / && b",
        "a &> /x; b ! a &> /x / b",
        "> /x; b ! > /x / b",
        "X=1; X=2 a ! X=1 / X=2 a",
        "echo 'a; b' \"c && d\" e\\;f; g ! echo 'a; b' \"c && d\" e\\;f / g",
        "echo $(a; b && (c; d)) `e; f`; g ! echo $(a; b && (c; d)) `e; f` / g",
        "echo \"$(echo \")\" ; a)\"; b ! echo \"$(echo \")\" ; a)\" / b",
        "echo ${X:-a;b} \"${Y:-it's; }\"; c ! echo ${X:-a;b} \"${Y:-it's; }\" / c",
        "echo $((1 + (2 << 3))); b ! echo $((1 + (2 << 3))) / b",
        "(a; b) && c ! (a; b) .. / && c",
        "{ a; b; } > x; c ! { a; b; } > x / c",
        "if a; then b; elif c; then d; else e; fi; g ! if a; then b; elif c; then d; else e; fi / g",
        "for i in 1 2; do a $i; done && b ! for i in 1 2; do a $i; done .. / && b",
        "for i do a; done; b ! for i do a; done / b",
        "for ((i=0; i<3; i++)); do a; done; b ! for ((i=0; i<3; i++)); do a; done / b",
        "while a; do b; done < x; c ! while a; do b; done < x / c",
        "until a¶do b¶done¶c ! until a¶do b¶done / c",
        "case $x in a|b) c;; (*) d; esac; e ! case $x in a|b) c;; (*) d; esac / e",
        "f() { a; b; }; f ! f() { a; b; } / f",
        "f ()¶{ a; }¶f ! f ()¶{ a; } / f",
        "function f { a; }; f ! function f { a; } / f",
        "[[ -f x && ( a < b ) ]] && c ! [[ -f x && ( a < b ) ]] .. / && c",
        "a=(1 2 ';' 3); b ! a=(1 2 ';' 3) / b",
        "diff <(a; b) <(c); d ! diff <(a; b) <(c) / d",
        "cat <<EOF¶a; b¶EOF¶c ! cat <<EOF¶a; b¶EOF / c",
        "cat <<EOF && c¶a; b¶EOF ! cat <<EOF¶a; b¶EOF .. / && c",
        "cat <<A <<-'B' && c <<C¶a¶A¶b¶\tB¶c¶C¶d ! cat <<A <<-'B'¶a¶A¶b¶\tB .. / && c <<C¶c¶C / d",
        "if a; then cat <<E; fi; b¶x¶E¶c ! if a; then cat <<E; fi¶x¶E / b / c",
        "cat <<< word; b ! cat <<< word / b",
        "echo if then done; b ! echo if then done / b",
        "a; echo 'open ! whole: a quote ' is not closed",
        "echo $(a ! whole: a substitution $( is not closed",
        "cat <<EOF¶a ! whole: the here-document EOF does not end",
        "if a; then b ! whole: \"fi\" is missing",
        "a; ) b ! whole: \")\" is not expected where it stands, in front of: ) b",
        "a ;; b ! whole: \";\" is not expected where it stands, in front of: ; b",
        "echo $'it\\'s'; b ! whole: $'…\\'…' is not the same in all shells",
        "alias a=b; a ! whole: an alias changes how what follows is read",
        "set -xv; a ! whole: set -v prints the script as it is read",
        "set -ex; a ! set -ex / a",
        "trap 'x' DEBUG; a ! whole: a DEBUG trap runs before each command, the debugger's own too",
        "trap 'rm x' EXIT; a ! trap 'rm x' EXIT / a",
        "# nothing ! whole: it has no command",
      })
  void commandsAtTheTop(String script, String commands) {
    assertThat(shown(split(script))).isEqualTo(commands);
  }

  @Test
  void aNegatedPipelineAndBashPatternsAreWords() {
    assertThat(shown(split("! a | b && c"))).isEqualTo("! a | b .. / && c");
    assertThat(shown(split("rm !(a|b); x=(1 2) c; d"))).isEqualTo("rm !(a|b) / x=(1 2) c / d");
  }

  @Test
  void whatIsNestedWithoutEndIsNotSplit() {
    assertThat(shown(split("(".repeat(5000)))).isEqualTo("whole: a parenthesis ( is not closed");
    assertThat(shown(split("{ ".repeat(5000)))).isEqualTo("whole: it is nested too deeply");
    assertThat(shown(split("echo " + "\"$(".repeat(5000)))).contains("nested too deeply");
    assertThat(shown(split("echo " + "${a:-".repeat(50_000)))).contains("whole: ");
    assertThat(shown(split("a; echo " + "x".repeat(70_000)))).contains("longer than 60000 bytes");
  }

  @Test
  void theShellAndItsOptions() {
    assertThat(ShellCall.split(List.of("/bin/bash", "-euxo", "pipefail", "-c", "a"), Map.of()))
        .hasToString(
            "Commands[shell=[/bin/bash], name=/bin/bash, settings=-eux -o pipefail, commands=[ShellCommand[text=a, link=NEXT, last=true]]]");
    assertThat(ShellCall.split(List.of("bash", "-lc", "a"), Map.of()))
        .asString()
        .startsWith("Commands[shell=[bash, -l], name=bash, settings=, ");
    assertThat(
            ShellCall.split(
                List.of("/dev/pipes/EOF"),
                Map.of("/dev/pipes/EOF", "#!/usr/bin/env bash\nset -e\na\n")))
        .asString()
        .startsWith("Commands[shell=[/usr/bin/env, bash], name=/dev/pipes/EOF, settings=, ");
    assertThat(
            ShellCall.split(
                List.of("/dev/pipes/EOF"), Map.of("/dev/pipes/EOF", "#!/bin/sh -eu\na\n")))
        .asString()
        .startsWith("Commands[shell=[/bin/sh], name=/dev/pipes/EOF, settings=-eu, ");
  }

  @ParameterizedTest
  @CsvSource({
    "make all,'it starts make itself; only the scripts of sh, dash, ash and bash are split'",
    "pwsh -c a,'it starts pwsh itself; only the scripts of sh, dash, ash and bash are split'",
    "sh script,the shell is given no script with -c",
    "sh -i -c a,the shell has the argument -i",
    "sh -c a b,the shell has the argument a",
    "sh -vc a,-v prints the script as it is read",
    "'','it starts nothing itself; only the scripts of sh, dash, ash and bash are split'",
  })
  void whatIsNoScript(String argv, String why) {
    assertThat(ShellCall.split(List.of(argv.split(" ")), Map.of()))
        .isEqualTo(new Splitting.Whole(why));
  }
}
