package dockwalk.check;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.explain.Explanations;
import dockwalk.explain.Page;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.SourceFile;
import dockwalk.syntax.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the explanations show is true. */
class ExamplesTest {
  private static final Explanations ENGLISH = Explanations.in(Locale.ENGLISH);
  private static final String IMAGES =
      """
      %% image alpine:3.22 linux/amd64
      %% image arm64v8/alpine:3.22 linux/arm64/v8
      %% image debian:13 linux/amd64
      %% image golang:1.25 linux/amd64
      %% image nginx:1.29 linux/amd64
      %% image node:24 linux/amd64
      %% image postgres:18 linux/amd64
      %% image python:3.13 linux/amd64
      """;

  static Stream<Page> rules() {
    return ENGLISH.all(Page.Kind.RULE).stream();
  }

  static Stream<Page> instructions() {
    return ENGLISH.all(Page.Kind.INSTRUCTION).stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theWrongExampleBreaksJustThatRule(Page page) throws Exception {
    assertThat(broken(page, "wrong")).containsExactly(page.name());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRightExampleBreaksNone(Page page) throws Exception {
    assertThat(broken(page, "right")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("instructions")
  void theExampleOfAnInstructionHasItAndBreaksNoRule(Page page) throws Exception {
    Dockerfile file = parsed(page, "example");
    assertThat(file.statements()).extracting(Statement::keyword).contains(page.name());
    assertThat(broken(page, "example")).isEmpty();
  }

  private static Dockerfile parsed(Page page, String key) {
    Dockerfile file =
        Dockerfile.parse(new SourceFile(page.name(), page.section(key).orElseThrow().text()));
    assertThat(file.diagnostics()).isEmpty();
    return file;
  }

  private static Set<String> broken(Page page, String key) throws Exception {
    parsed(page, key);
    List<String> ignored =
        page.section(key + ".dockerignore").stream().flatMap(s -> s.text().lines()).toList();
    // The comment's glob stands for its files.
    List<String> paths = ignored.stream().map(line -> line.replace("*.txt", "guide.txt")).toList();
    Scene scene = Scene.of(IMAGES + page.section(key).orElseThrow().text() + "\n");
    return scene.ignoring(paths).check().all().stream()
        .map(finding -> finding.rule().name())
        .collect(Collectors.toSet());
  }
}
