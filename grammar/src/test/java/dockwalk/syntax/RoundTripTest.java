package dockwalk.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Parsing, formatting and parsing again gives the same tree, and formatting twice the same text.
 */
class RoundTripTest {
  @TestFactory
  Stream<DynamicTest> everyDockerfileAtHand() throws IOException {
    return DockerfilesAtHand.all().entrySet().stream()
        .filter(each -> parse(each.getValue()).valid())
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> holds(each.getValue())));
  }

  @Property(tries = 3000)
  void generatedDockerfiles(@ForAll("dockerfiles") String text) {
    holds(text);
  }

  /**
   * What the canonical layout changes is gone afterwards; the words of no file need the fallback.
   */
  @Property(tries = 1500)
  void generatedDockerfilesAreLaidOut(@ForAll("dockerfiles") String text) {
    Dockerfile file = parse(text);
    if (file.valid()) {
      String formatted = Formatter.format(file);
      if (!text.contains("<<")) {
        assertThat(formatted).doesNotContain("\n\n\n").endsWith("\n");
        assertThat(parse(formatted).statements())
            .allMatch(s -> s.keyword().equals(s.keyword().toUpperCase(Locale.ROOT)));
      }
      assertThat(comments(formatted)).isEqualTo(comments(text));
    }
  }

  private static List<String> comments(String text) {
    return text.lines().filter(line -> line.strip().startsWith("# note")).toList();
  }

  private static void holds(String text) {
    Dockerfile file = parse(text);
    if (!file.valid()) {
      return;
    }
    String formatted = Formatter.format(file);
    Dockerfile again = parse(formatted);
    assertThat(again.diagnostics()).hasSameSizeAs(file.diagnostics());
    assertThat(again.directives()).isEqualTo(file.directives());
    assertThat(Meaning.of(again)).isEqualTo(Meaning.of(file));
    assertThat(Formatter.format(again)).isEqualTo(formatted);
  }

  private static Dockerfile parse(String text) {
    return Dockerfile.parse(new SourceFile("Dockerfile", text));
  }

  @Provide
  Arbitrary<String> dockerfiles() {
    Arbitrary<String> lines =
        instruction().list().ofMinSize(1).ofMaxSize(8).map(RoundTripTest::join);
    Arbitrary<String> head =
        Arbitraries.of(
            "", "", "\n", "# escape=`\n", "# syntax=x\n# check=skip=all\n", "ARG  V=1\n");
    Arbitrary<String> windows = Arbitraries.of("\n", "\n", "\n", "\r\n");
    return Combinators.combine(head, lines, windows)
        .as((first, rest, end) -> (first + "from  a\n" + rest).replace("\n", end));
  }

  private static String join(List<String> instructions) {
    return String.join("", instructions);
  }

  private static Arbitrary<String> instruction() {
    Arbitrary<String> words =
        Combinators.combine(word(), gap(), word(), gap(), word())
            .as((a, b, c, d, e) -> a + b + c + d + e);
    Arbitrary<String> start =
        Arbitraries.of(
            "run",
            "RUN --network=none",
            "Copy",
            "COPY --from=0 --link",
            "ADD",
            "env",
            "ENV a=1",
            "label",
            "arg",
            "WORKDIR",
            "user",
            "volume",
            "expose",
            "cmd",
            "ENTRYPOINT",
            "shell",
            "healthcheck --interval=3s  cmd",
            "healthcheck none",
            "onbuild  run",
            "onbuild copy",
            "maintainer",
            "stopsignal",
            "from",
            "FROM --platform=linux/amd64",
            "# note",
            "   # note",
            "RUN <<E",
            "COPY <<-E",
            "CMD --");
    Arbitrary<String> end = Arbitraries.of("\n", "\n", "  \n", "\n\n\n", "\n# note  x \n", "\nE\n");
    return Combinators.combine(start, gap(), words, end).as((a, b, c, d) -> a + b + c + d);
  }

  private static Arbitrary<String> word() {
    return Arbitraries.of(
        "a",
        "b=c",
        "x=\"y  z\"",
        "'q  q'",
        "$V",
        "${V:-w  w}",
        "[\"a\",\"b\"]",
        "[ \"a\" ]",
        "/d/",
        "as",
        "80/tcp",
        "d=e\\ f",
        "\\",
        "`",
        "--",
        "é",
        "",
        "<<E",
        "e\\\nf",
        "# no");
  }

  private static Arbitrary<String> gap() {
    return Arbitraries.of(
        " ",
        " ",
        "  ",
        "\t",
        " \\\n",
        " \\  \n   ",
        " `\n ",
        " \\\n# note in\n  ",
        " \\\n\n  ",
        "\\\n");
  }
}
