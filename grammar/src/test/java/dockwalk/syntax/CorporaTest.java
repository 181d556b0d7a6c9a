package dockwalk.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The reference implementation's own corpora, where they are at hand: in the folder that the
 * variable {@code DOCKWALK_CONFORMANCE} names, or beside the checkout.
 */
class CorporaTest {
  private Path corpora = Path.of("");

  @BeforeEach
  void find() {
    String named = System.getenv("DOCKWALK_CONFORMANCE");
    Path folder = named == null ? Path.of("..", "..", "shared", "conformance") : Path.of(named);
    corpora = folder.resolve("corpora");
    assumeTrue(Files.isDirectory(corpora), "the reference's corpora are not at hand");
  }

  /** Is reported as skipped where they are not: the others then have nothing to report. */
  @Test
  void theCorporaAreAtHand() {
    assertThat(corpora).isDirectoryContaining(path -> path.endsWith("parser"));
  }

  @TestFactory
  Stream<DynamicTest> validFiles() throws IOException {
    return folders("parser/valid")
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.getFileName().toString(),
                    () ->
                        assertThat(SexprPrinter.print(parse(folder)))
                            .isEqualTo(Files.readString(folder.resolve("result")))));
  }

  @TestFactory
  Stream<DynamicTest> invalidFiles() throws IOException {
    return folders("parser/invalid")
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.getFileName().toString(),
                    () -> assertThat(parse(folder).valid()).isFalse()));
  }

  @TestFactory
  Stream<DynamicTest> expansion() throws IOException {
    Map<String, String> env = Map.of("PWD", "/home", "SHELL", "bash", "KOREAN", "한국어", "NULL", "");
    return rows("words/expansion.txt")
        .map(line -> line.split("\\|", -1))
        .filter(cells -> !cells[0].strip().equals("W"))
        .map(
            cells -> {
              String input = cells[1].strip();
              String expected = cells[2].strip();
              return DynamicTest.dynamicTest(
                  input,
                  () ->
                      assertThat(
                              switch (expand(input, env)) {
                                case Expansion.Done done -> done.text();
                                case Expansion.Failed failed -> "error";
                              })
                          .isEqualTo(expected));
            });
  }

  @TestFactory
  List<DynamicTest> splitting() throws IOException {
    Map<String, String> env = new HashMap<>();
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : rows("words/splitting.txt").toList()) {
      if (line.startsWith("ENV ")) {
        String[] pair = line.substring(4).split("=", 2);
        env.put(pair[0], pair[1]);
        continue;
      }
      String[] cells = line.split(" \\| ", 2);
      Map<String, String> now = Map.copyOf(env);
      List<String> expected = Arrays.stream(cells[1].split(",")).filter(s -> !s.isEmpty()).toList();
      tests.add(
          DynamicTest.dynamicTest(
              line,
              () -> {
                if (expected.equals(List.of("error"))) {
                  assertThat(expand(cells[0], now)).isInstanceOf(Expansion.Failed.class);
                } else {
                  assertThat(expand(cells[0], now))
                      .isInstanceOfSatisfying(
                          Expansion.Done.class,
                          done -> assertThat(done.words()).isEqualTo(expected));
                }
              }));
    }
    return tests;
  }

  private static Expansion expand(String input, Map<String, String> env) {
    return Word.parse(input, new Span(0, input.length()), '\\')
        .expand(name -> Optional.ofNullable(env.get(name)));
  }

  private static Dockerfile parse(Path folder) throws IOException {
    return Dockerfile.parse(
        new SourceFile("Dockerfile", Files.readString(folder.resolve("Dockerfile"))));
  }

  private Stream<Path> folders(String name) throws IOException {
    try (Stream<Path> folders = Files.list(corpora.resolve(name))) {
      return folders.sorted().toList().stream();
    }
  }

  private Stream<String> rows(String name) throws IOException {
    return Files.readAllLines(corpora.resolve(name)).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"));
  }
}
