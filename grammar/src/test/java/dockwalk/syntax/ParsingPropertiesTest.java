package dockwalk.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any text at all, be it a Dockerfile or noise. */
class ParsingPropertiesTest {
  private static final String[] PIECES = {
    "FROM ",
    "a",
    "RUN ",
    "COPY ",
    "ENV ",
    "ARG ",
    "ONBUILD ",
    "HEALTHCHECK ",
    "CMD ",
    "SHELL ",
    "NONE",
    "--from=x",
    "--link",
    "--",
    " ",
    "\t",
    "\n",
    "\n",
    "\r\n",
    "\\",
    "\\\n",
    "`",
    "`\n",
    "#",
    "# escape=`\n",
    "# syntax=x\n",
    "<<EOF",
    "<<-'E F'",
    "EOF\n",
    "\nEOF",
    "\"",
    "'",
    "$",
    "${",
    "x",
    ":-",
    ":+",
    "#",
    "%",
    "/",
    "}",
    "[",
    "]",
    "[\"a\", \"b\"]",
    "[1]",
    ",",
    "=",
    "é",
    "😀",
    "\uFEFF",
    "\uFFFF",
    "\uD83D",
    "\u00A0",
    "\u0000",
    "한"
  };

  @Property(tries = 500)
  void anyTextGivesATree(@ForAll String text) {
    holds(text);
  }

  @Property(tries = 500)
  void anyBytesGiveATree(@ForAll byte[] bytes) {
    holds(new String(bytes, StandardCharsets.UTF_8));
    holds(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Property(tries = 3000)
  void piecesOfDockerfilesGiveATree(@ForAll("pieces") String text) {
    holds(text);
  }

  @Property(tries = 3000)
  void spoiledDockerfilesGiveATree(@ForAll("spoiled") String text) {
    holds(text);
  }

  @Property(tries = 1000)
  void lineEndsOfWindowsMeanTheSame(@ForAll("spoiled") String text) {
    String unix = text.replace("\r", "");
    assertThat(SexprPrinter.print(parse(unix.replace("\n", "\r\n"))))
        .isEqualTo(SexprPrinter.print(parse(unix)));
  }

  @Property(tries = 2000)
  void anyWordExpandsOrSaysWhy(@ForAll("pieces") String raw) {
    Word word = Word.parse(raw, new Span(7, 7 + raw.length()), '\\');
    Spans.check(word);
    switch (word.expand(name -> Optional.of("v " + name))) {
      case Expansion.Done done -> assertThat(done.words()).doesNotContainNull();
      case Expansion.Failed failed ->
          assertThat(failed.message()).startsWith("failed to process " + GoQuote.of(raw) + ": ");
    }
  }

  @Example
  void anUnknownOperatorEndsWhereItsBraceIs() {
    String raw = "${a:-${b:=c}d}e";
    Spans.check(Word.parse(raw, new Span(0, raw.length()), '\\'));
  }

  @Property(tries = 500)
  void quotedAndEscapedTextStandsForItself(@ForAll String text) {
    String free = text.replace("'", "");
    assertThat(expand("'" + free + "'")).isEqualTo(free);
    String escaped = text.chars().mapToObj(c -> "\\" + (char) c).collect(Collectors.joining());
    assertThat(expand(escaped)).isEqualTo(text);
  }

  private static String expand(String raw) {
    return switch (Word.parse(raw, new Span(0, raw.length()), '\\')
        .expand(name -> Optional.empty())) {
      case Expansion.Done done -> done.text();
      case Expansion.Failed failed -> failed.message();
    };
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(PIECES).list().ofMaxSize(30).map(list -> String.join("", list));
  }

  /** Dockerfiles of the table of trees, cut, doubled, and with pieces put in. */
  @Provide
  Arbitrary<String> spoiled() throws IOException {
    List<String> files = GoldenTable.read("trees.txt").cases().stream().map(c -> c.text()).toList();
    Arbitrary<Change> change =
        Combinators.combine(
                Arbitraries.doubles().between(0, 1),
                Arbitraries.integers().between(0, 12),
                Arbitraries.of(PIECES),
                Arbitraries.integers().between(0, 3))
            .as(Change::new);
    return Combinators.combine(Arbitraries.of(files), change.list().ofMaxSize(6))
        .as(
            (file, changes) -> {
              String text = file;
              for (Change c : changes) {
                text = c.apply(text);
              }
              return text;
            });
  }

  private record Change(double where, int length, String piece, int kind) {
    String apply(String text) {
      int from = (int) (where * text.length());
      int to = Math.min(text.length(), from + length);
      String before = text.substring(0, from);
      return switch (kind) {
        case 0 -> before + text.substring(to);
        case 1 -> before + piece + text.substring(from);
        case 2 -> before + text.substring(from, to) + text.substring(from);
        default -> before;
      };
    }
  }

  private static void holds(String text) {
    Dockerfile file = parse(text);
    Spans.check(file);
    assertThat(TreePrinter.print(file)).startsWith("Dockerfile\n");
    assertThat(JsonPrinter.print(file)).isNotEmpty();
    assertThat(SexprPrinter.print(file))
        .isEqualTo(SexprPrinter.print(parse(text)))
        .satisfies(
            printed ->
                assertThat(printed.chars().filter(c -> c == '\n'))
                    .hasSameSizeAs(file.statements()));
    if (file.valid()) {
      assertThat(file.instructions()).hasSameSizeAs(file.statements()).isNotEmpty();
      assertThat(file.instructions().getFirst().keyword()).isIn("FROM", "ARG");
    }
  }

  private static Dockerfile parse(String text) {
    return Dockerfile.parse(new SourceFile("Dockerfile", text));
  }
}
