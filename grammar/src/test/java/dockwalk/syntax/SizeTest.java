package dockwalk.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Large and hostile texts take time in proportion to their size, and no deep stack. The time is the
 * processor's, which a busy machine does not stretch.
 */
class SizeTest {
  private static final int TIMES = 30_000;
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int MEBIBYTE = 1 << 20;
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\n",
        "ENV\n",
        "ONBUILD ",
        "ONBUILD\\\n",
        "RUN <<A\n",
        "RUN <<A ",
        "\\\n",
        "R\\\n",
        "#\n",
        "COPY a ",
        "FROM a\\\n#\n",
        "ENV a=${",
        "WORKDIR \"${x:-'",
        "CMD [",
        "[\"a\",",
        "--a ",
        "RUN --a=\"",
        "EOF\n",
        "FROM a\nCOPY <<A b\nA\n",
        "# escape=`\n",
        "'\"",
        "$",
        "\\",
        "`"
      })
  void repeatedWithoutEnd(String piece) {
    for (String head : new String[] {"", "FROM a\nRUN ", "FROM a\nENV x="}) {
      String text = head + piece.repeat(TIMES);
      long start = THREAD.getCurrentThreadCpuTime();
      Dockerfile file = parse(text);
      assertThat(SexprPrinter.print(file)).isNotNull();
      assertThat(TreePrinter.print(file)).isNotNull();
      assertThat(since(start)).isLessThan(LIMIT);
    }
  }

  /**
   * A second for a mebibyte is the promise, on a machine that has nothing else to do; here is one
   * that may have, so that the best of three runs counts, and two seconds are still well.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\n",
        "FROOM a\n",
        "FROM a\n",
        "RUN a\n",
        "ENV a\n",
        "ENV a=b \\\nc d\\\n",
        "COPY --x --y\\\n",
        "RUN --mount=type=x a\n",
        "ONBUILD x\n",
        "COPY <<A b\nA\n",
        "ENV a=${b:-${c}}\n",
        "# a\n",
        "\n"
      })
  void mebibyte(String piece) {
    String text = "FROM a\n" + piece.repeat(MEBIBYTE / piece.length());
    Duration best = LIMIT;
    Dockerfile file = parse("");
    for (int i = 0; i < 3; i++) {
      long start = THREAD.getCurrentThreadCpuTime();
      file = parse(text);
      TreePrinter.print(file);
      best = Collections.min(List.of(best, since(start)));
    }
    assertThat(best).isLessThan(LIMIT);
    assertThat(file.diagnostics()).hasSizeLessThanOrEqualTo(Faults.MOST);
  }

  @Test
  void ofTooManyFaultsTheFirstAreTold() {
    Dockerfile file = parse("FROM a\n" + "x\n".repeat(2 * Faults.MOST));
    assertThat(file.cut()).isTrue();
    assertThat(file.diagnostics()).hasSize(Faults.MOST);
    assertThat(file.diagnostics().getFirst().message()).isEqualTo("unknown instruction: x");
    assertThat(file.diagnostics().getLast().message())
        .isEqualTo("too many errors: what follows was not looked at");
    assertThat(file.source().locate(file.diagnostics().getLast().span().start()).line())
        .isEqualTo(Faults.MOST + 1);
  }

  /** Faults of triggers are warnings: they stop nothing, and some of them are enough. */
  @Test
  void manyFaultyTriggersEndNoParse() {
    Dockerfile file = parse("FROM a\n" + "ONBUILD x\n".repeat(2 * Faults.MOST));
    assertThat(file.valid()).isTrue();
    assertThat(file.instructions()).hasSize(2 * Faults.MOST + 1);
    assertThat(file.diagnostics()).hasSize(100);
  }

  /** What doubles itself grows up to a bound, and is refused in words. */
  @ParameterizedTest
  @ValueSource(strings = {"$A$A", "${A:-}${A:+$A}", "\"$A$A\"", "${A//?/$A}"})
  void aValueThatMultipliesItselfIsRefused(String raw) {
    Word word = Word.parse(raw, new Span(0, raw.length()), '\\');
    String value = "aaaaaaaa";
    for (int i = 0; i < 60; i++) {
      String before = value;
      switch (word.expand(name -> Optional.of(before))) {
        case Expansion.Done done -> value = done.text();
        case Expansion.Failed failed -> {
          assertThat(failed.message()).contains("1 MiB");
          return;
        }
      }
    }
    assertThat(value).as("refused").isNull();
  }

  /** Each line is looked at once, however many stars there are. */
  @ParameterizedTest
  @ValueSource(strings = {"*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b", "*a?a?a?b", "a*b", "*\\?*b"})
  void patternsTakeTheTimeOfTheirText(String pattern) {
    String value = ("a".repeat(100) + "\n").repeat(10_000);
    Word word = Word.parse("${A//" + pattern + "/x}", new Span(0, pattern.length() + 8), '\\');
    long start = THREAD.getCurrentThreadCpuTime();
    assertThat(word.expand(name -> Optional.of(value)))
        .isInstanceOfSatisfying(
            Expansion.Done.class, done -> assertThat(done.text()).isEqualTo(value));
    assertThat(since(start)).isLessThan(LIMIT);
  }

  @Test
  void aPatternThatWouldTakeMinutesIsRefused() {
    String pattern = "?".repeat(30_000) + "b";
    Word word = Word.parse("${A//" + pattern + "/x}", new Span(0, pattern.length() + 8), '\\');
    String value = "a".repeat(MEBIBYTE);
    long start = THREAD.getCurrentThreadCpuTime();
    assertThat(word.expand(name -> Optional.of(value)))
        .isInstanceOfSatisfying(
            Expansion.Failed.class,
            failed -> assertThat(failed.message()).contains("too many steps"));
    assertThat(since(start)).isLessThan(LIMIT);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(THREAD.getCurrentThreadCpuTime() - start);
  }

  private static Dockerfile parse(String text) {
    return Dockerfile.parse(new SourceFile("Dockerfile", text));
  }
}
