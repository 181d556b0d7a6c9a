package dockwalk.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every form of a variable: with {@code a=1}, {@code empty} set to nothing, and the rest unset. */
class ExpansionTest {
  private static final Map<String, String> VALUES =
      Map.of(
          "a",
          "1",
          "empty",
          "",
          "two",
          "x  y",
          "path",
          "/tmp/foo.txt",
          "FOO",
          "xxyy",
          "hash",
          "#",
          "star",
          "xx**",
          "имя",
          "значение");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "plain|plain",
        "$a|1",
        "${a}|1",
        "x${a}y$a|x1y1",
        "$unset.|.",
        "[$empty]|[]",
        "${unset:-w}|w",
        "${empty:-w}|w",
        "${a:-w}|1",
        "${unset-w}|w",
        "[${empty-w}]|[]",
        "${a-w}|1",
        "[${unset:-}]|[]",
        "${unset:-${empty:-$a}}|1",
        "${unset:-a b}|a b",
        "${unset:-\"}\"}|}",
        "${unset:-\\}}|}",
        "[${unset:+w}]|[]",
        "[${empty:+w}]|[]",
        "${a:+w}|w",
        "[${unset+w}]|[]",
        "${empty+w}|w",
        "${a+w$a}|w1",
        "${a:?no}|1",
        "${a?no}|1",
        "[${empty?no}]|[]",
        "${FOO#x}|xyy",
        "${FOO#*x}|xyy",
        "${FOO##*x}|yy",
        "${FOO#y}|xxyy",
        "${FOO%y}|xxy",
        "${FOO%y*}|xxy",
        "${FOO%%y*}|xx",
        "[${FOO%%*}]|[]",
        "${FOO#?}|xyy",
        "${star%%\\**}|xx",
        "[${unset#x}]|[]",
        "${FOO/x/z}|zxyy",
        "${FOO//x/z}|zzyy",
        "${FOO//x*/z}|z",
        "${FOO/q/z}|xxyy",
        "${path//\\//_}|_tmp_foo.txt",
        "${FOO/x/$a}|1xyy",
        "\\$a|$a",
        "\\\\$a|\\1",
        "'$a'|$a",
        "\"$a\"|1",
        "\"\\$a \\n \\\" \\\\\"|$a \\n \" \\",
        "a\\b|ab",
        "end\\|end",
        "'it'\"'s\"|it's",
        "$имя|значение",
        "${имя}|значение",
        "${a:-b}}|1}",
        "${unset:-x{y}|x{y",
        "${unset:-'$a'}|$a",
        "${unset:-\"$a }\"}|1 }",
        "${unset:-\\a}|a",
        "x\\|x",
        "[${@}${*}${#}${?}${-}${$}${!}${0}]|[]",
        "$1$a|1",
        "${1:-one}|one",
        "${+w}|~~",
        "$_|~~",
        "$a_b.|.",
        "$a-b|1-b",
        // The pattern may come from a variable, and so may the sign that asks for the longest.
        "${FOO#$hash*x}|yy",
        "${FOO##x}|xyy",
        "${FOO#'#x'}|xyy",
        "${FOO##*'x'}|yy",
        "${star%\"\\*\"}|xx**",
        "${path#/*/}|foo.txt",
        "${path/\\/tmp\\//}|foo.txt",
        "${path//[a-z]/x}|/tmp/foo.txt",
        // In the text for all matches a $ means something, as it does in Go.
        "${FOO//x/'$0'-}|x-x-yy",
        "${FOO//x/'${0}${no}$$'}|x$x$yy",
        "${FOO//x/'$1y$'}|$$yy",
        "${FOO/x/'$0'}|$0xyy",
        "$1x|x",
        "$12x|x",
        "$@@|@",
        "$.x|$.x",
        "100$|100$",
        "$|$",
      })
  void gives(String word, String text) {
    assertThat(expand(word, '\\'))
        .isInstanceOfSatisfying(
            Expansion.Done.class, done -> assertThat(done.text()).isEqualTo(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "${a|syntax error: missing '}'",
        "${a:|syntax error: missing '}'",
        "${a:-b|syntax error: missing '}'",
        "${a/b}|syntax error: missing '/' in ${}",
        "${a/b/c|syntax error: missing '}'",
        "${}|syntax error: bad substitution",
        "${:x}|syntax error: bad substitution",
        "${{a}|syntax error: bad substitution",
        "${a=b}|unsupported modifier (=) in substitution",
        "${a:=b}|unsupported modifier (:=) in substitution",
        "${a:#b}|unsupported modifier (:#) in substitution",
        "${.}|unsupported modifier (.) in substitution",
        "'a|unexpected end of statement while looking for matching single-quote",
        "\"a|unexpected end of statement while looking for matching double-quote",
        "${unset?}|unset: is not allowed to be unset",
        "${unset:?}|unset: is not allowed to be unset",
        "${empty:?}|empty: is not allowed to be empty",
        "${unset:?say $a}|unset: say 1",
        "${12abc:-n}|unsupported modifier (a) in substitution",
        "${#a}|unsupported modifier (a) in substitution",
        "${ a}|unsupported modifier ( ) in substitution",
        "${a,,}|unsupported modifier (,) in substitution",
        "${a:}b}|unsupported modifier (:}) in substitution",
        "${a:😀}|unsupported modifier (:😀) in substitution",
        // Operands count even where they do not matter.
        "${a:-${unset:?no}}|unset: no",
        "${unset:+${unset?no}}|unset: no",
        "${a:-${}}|syntax error: bad substitution",
        "${a:=${unset?no}}|unset: no",
        // The first mistake is told, and at the end of the text what is open longest.
        "${unset?no} 'x|unset: no",
        "${a:-'x}|syntax error: missing '}'",
        "${a/'x}|syntax error: missing '/' in ${}",
        "${a:-${b/x|syntax error: missing '}'",
        "${a:-${unset?no}|syntax error: missing '}'",
        "${a:-${unset?no}x|unset: no",
        "${a%${unset?no}${|unset: no",
        "${a:+${a:+${unset?no}x}|unset: no",
        "${a:+${a:-${unset?no}}|unset: no",
        "${a+${b/|syntax error: missing '}'",
        "${a/${b+|syntax error: missing '/' in ${}",
        "${a#\"${b/|syntax error: missing '}'",
        "${a:#|unsupported modifier (:#) in substitution",
        "${a:-${a:%|syntax error: missing '}'",
        "\"${a:-'x\"|syntax error: missing '}'",
        "\"${unset?no}|unset: no",
        "'a'b'c|unexpected end of statement while looking for matching single-quote",
        "${FOO#\\d}|invalid pattern (\\d) in substitution: invalid escape '\\d'",
      })
  void fails(String word, String reason) {
    assertThat(failure(word)).isEqualTo(reason);
  }

  /** The place is that of what is wrong, or was opened and is never closed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "b'a|'a|The ' here is never closed: write another where the text ends, or \\' for the sign itself.",
        "b\"a|\"a|The \" here is never closed: write another where the text ends, or \\\" for the sign itself.",
        "$a${b|${b|The ${ here is never closed: write } where the name or its default ends.",
        "$a${b:-x|${b:-x|The ${ here is never closed: write } where the name or its default ends.",
        "x${b:-${c}|${b:-${c}|The ${ here is never closed: write } where the name or its default ends.",
        "x${b/c}|${b/c}|Write ${NAME/pattern/replacement}: a second / ends the pattern.",
        "a${}b|${}b|Write the name right after ${, as in ${NAME}, or \\$ for the sign itself.",
        "${a:=b}|${a:=b}|Write :- for a default: an expansion sets no variable.",
        "${a:#b}|${a:#|Leave the : out.",
        "${a:-${b:#c}}|${b:#|Leave the : out.",
        "x${unset?}y|${unset?}|Give it a value before this line, with ARG unset=… or --build-arg unset=…, or with ENV in the stage.",
        "x${a:-${unset?no}}|${unset?no}|Give it a value before this line, with ARG unset=… or --build-arg unset=…, or with ENV in the stage.",
        "x${FOO#\\d}|${FOO#\\d}|In a pattern \\ may stand before * ? \\ } and / only.",
      })
  void tellsWhereAndWhatToWrite(String word, String place, String help) {
    assertThat(expand(word, '\\'))
        .isInstanceOfSatisfying(
            Expansion.Failed.class,
            failed -> {
              assertThat(word.substring(failed.span().start(), failed.span().end()))
                  .isEqualTo(place);
              assertThat(failed.help()).isEqualTo(help);
            });
  }

  @Test
  void splitsOnlyWhatIsNotQuoted() {
    assertThat(words("a $two \"$two\" $empty \"$empty\"")).containsExactly("a", "x", "y", "x  y");
    assertThat(words("$two$two")).containsExactly("x", "yx", "y");
    assertThat(words("a\\ b 'c d'")).containsExactly("a b", "c d");
    assertThat(words(" $unset ")).isEmpty();
  }

  @Test
  void usesTheEscapeOfTheFile() {
    assertThat(expand("`$a \\$a", '`'))
        .isInstanceOfSatisfying(
            Expansion.Done.class, done -> assertThat(done.text()).isEqualTo("$a \\1"));
  }

  @Test
  void bodiesKeepTheirQuotes() {
    Word body = Word.parseBody("'$a' \"${unset:-w}\" \\$a\n", new Span(0, 27));
    assertThat(body.expand(ExpansionTest::value))
        .isInstanceOfSatisfying(
            Expansion.Done.class, done -> assertThat(done.text()).isEqualTo("'1' \"w\" $a\n"));
  }

  @Test
  void remembersWhichVariablesWereAsked() {
    assertThat(expand("$a ${unset:-$empty} ${a:+$FOO} ${a:-$two}", '\\'))
        .isInstanceOfSatisfying(
            Expansion.Done.class,
            done ->
                assertThat(done.variables())
                    .extracting(Expansion.Usage::name)
                    .containsExactly("a", "unset", "empty", "a", "FOO", "a", "two"));
  }

  @Test
  void endsTooDeepSubstitutions() {
    assertThat(failure("${a+".repeat(1000) + "}".repeat(1000)))
        .isEqualTo("syntax error: more than 100 substitutions inside one another");
  }

  private static List<String> words(String word) {
    return switch (expand(word, '\\')) {
      case Expansion.Done done -> done.words();
      case Expansion.Failed failed -> List.of(failed.message());
    };
  }

  private static String failure(String word) {
    return switch (expand(word, '\\')) {
      case Expansion.Done done -> "no failure but " + done.text();
      case Expansion.Failed failed ->
          failed.message().substring(("failed to process " + GoQuote.of(word) + ": ").length());
    };
  }

  private static Expansion expand(String word, char escape) {
    return Word.parse(word, new Span(0, word.length()), escape).expand(ExpansionTest::value);
  }

  private static Optional<String> value(String name) {
    return Optional.ofNullable(VALUES.get(name));
  }
}
