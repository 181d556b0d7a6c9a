package dockwalk.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;

/** Globs against what regular expressions say, on short texts of few letters. */
class GlobTest {
  @Property(tries = 2000)
  void beginnings(@ForAll("texts") String value, @ForAll("patterns") String pattern)
      throws Exception {
    for (String symbol : new String[] {"#", "##"}) {
      Matcher matcher = regex(pattern, symbol.length() == 2).matcher(value);
      assertThat(Glob.strip(value, pattern, symbol))
          .isEqualTo(matcher.lookingAt() ? value.substring(matcher.end()) : value);
    }
  }

  @Property(tries = 2000)
  void ends(@ForAll("texts") String value, @ForAll("patterns") String pattern) throws Exception {
    Pattern whole = regex(pattern, true);
    List<String> left =
        IntStream.rangeClosed(0, value.length())
            .filter(i -> whole.matcher(value.substring(i)).matches())
            .mapToObj(i -> value.substring(0, i))
            .toList();
    assertThat(Glob.strip(value, pattern, "%%"))
        .isEqualTo(left.isEmpty() ? value : left.getFirst());
    assertThat(Glob.strip(value, pattern, "%")).isEqualTo(left.isEmpty() ? value : left.getLast());
  }

  @Property(tries = 2000)
  void firstReplacement(@ForAll("texts") String value, @ForAll("patterns") String pattern)
      throws Exception {
    assertThat(Glob.replace(value, pattern, "<$>", false))
        .isEqualTo(
            regex(pattern, true).matcher(value).replaceFirst(Matcher.quoteReplacement("<$>")));
  }

  @Example
  void allReplacements() throws Exception {
    assertThat(Glob.replace("abcab", "b", "-", true)).isEqualTo("a-ca-");
    assertThat(Glob.replace("abc", "*", "-", true)).isEqualTo("-");
    assertThat(Glob.replace("abc", "?", "-", true)).isEqualTo("---");
    assertThat(Glob.replace("ab", "", "-", true)).isEqualTo("-a-b-");
    assertThat(Glob.replace("a😀b", "?", "-", true)).isEqualTo("---");
  }

  @Example
  void manyStarsTakeNoTime() {
    String value = "a".repeat(50_000);
    String pattern = "*a".repeat(1000) + "*b";
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          assertThat(Glob.replace(value, pattern, "x", true)).isEqualTo(value);
          assertThat(Glob.strip(value, pattern, "%%")).isEqualTo(value);
          assertThat(Glob.strip(value, pattern, "#")).isEqualTo(value);
        });
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars('a', 'b', '/').ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.of("a", "b", "/", "*", "?", "\\*", "\\/")
        .list()
        .ofMaxSize(6)
        .map(list -> String.join("", list));
  }

  private static Pattern regex(String pattern, boolean greedy) {
    String plain = pattern.replace("\\*", "\u0001").replace("\\/", "/");
    return Pattern.compile(
        plain
            .chars()
            .mapToObj(
                c ->
                    switch (c) {
                      case '*' -> greedy ? ".*" : ".*?";
                      case '?' -> ".";
                      case 1 -> "\\*";
                      default -> Pattern.quote(String.valueOf((char) c));
                    })
            .collect(Collectors.joining()),
        Pattern.DOTALL);
  }
}
