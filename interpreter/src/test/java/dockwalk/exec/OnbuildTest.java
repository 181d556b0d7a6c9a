package dockwalk.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.image.History;
import dockwalk.image.Image;
import dockwalk.image.ImageReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The triggers of a base become steps after the FROM that found it. */
class OnbuildTest {
  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Workbench(folder).file("a", "A").file("b", "B");
  }

  private List<String> titles(Workbench.Built built) {
    List<String> titles = new ArrayList<>();
    for (Event event : built.events()) {
      if (event instanceof Event.Expanded expanded) {
        titles.add((expanded.step().tag() + " " + expanded.expanded().title()).strip());
      }
    }
    return titles;
  }

  /** Keeps the result of a build under a name, so that a FROM finds it. */
  private void keep(String name, String dockerfile) throws Exception {
    Image image = bench.build(dockerfile).image().dated();
    var kept = bench.store().images().keep(image);
    bench.store().tags().put(List.of(ImageReference.parse(name)), kept.target());
  }

  @Test
  void triggersOfAnEarlierStageRunInOrderAndOnlyOnce() throws Exception {
    Workbench.Built built =
        bench.build(
            """
            FROM scratch AS base
            ONBUILD COPY a /a
            ONBUILD ENV STEP=trigger
            FROM base AS child
            LABEL step=$STEP
            FROM child
            COPY b /b
            """);
    assertThat(bench.listing(built)).isEqualTo("/a=A /b=B");
    assertThat(titles(built))
        .containsExactly(
            "FROM scratch AS base",
            "ONBUILD COPY a /a",
            "ONBUILD ENV STEP=trigger",
            "FROM base AS child",
            "[child 1/1] ONBUILD COPY a /a",
            "ONBUILD ENV STEP=trigger",
            "LABEL step=trigger",
            "FROM child",
            "[stage-2 1/1] COPY b /b");
    assertThat(built.image().config().onBuild()).isEmpty();
    assertThat(built.image().config().labels()).containsEntry("step", "trigger");
    assertThat(built.image().history())
        .extracting(History::createdBy)
        .containsExactly(
            "COPY a /a # buildkit",
            "ENV STEP=trigger",
            "LABEL step=trigger",
            "COPY b /b # buildkit");
  }

  @Test
  void triggersOfAnImageRunToo() throws Exception {
    keep("base", "FROM scratch\nONBUILD COPY a /x\nONBUILD COPY <<EOF /y\ntext\nEOF\n");
    Workbench.Built built = bench.build("FROM base\nCOPY b /b\n");
    assertThat(bench.listing(built)).isEqualTo("/b=B /x=A /y=text");
    assertThat(titles(built))
        .startsWith("[1/2] FROM base", "[2/4] ONBUILD COPY a /x", "[3/4] ONBUILD COPY <<EOF /y");
    assertThat(bench.build("FROM base\nCOPY b /b\n").cache()).isEqualTo("HHHH");
  }

  @Test
  void aStageThatOnlyATriggerNeedsIsBuiltBeforeIt() throws Exception {
    keep("base", "FROM scratch\nONBUILD COPY --from=tools /b /tool\n");
    Workbench.Built built =
        bench.build("FROM scratch AS tools\nCOPY b /b\nFROM scratch AS other\nFROM base\n");
    assertThat(bench.listing(built)).isEqualTo("/tool=B");
    assertThat(titles(built))
        .containsExactly(
            "[stage-2 1/1] FROM base",
            "FROM scratch AS tools",
            "[tools 1/1] COPY b /b",
            "[stage-2 2/2] ONBUILD COPY --from=tools /b /tool");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ONBUILD COPY nothing /x    | \"/nothing\": not found",
        "ONBUILD COPY --from=0 / /x | circular dependency detected on stage: stage-0",
        "ONBUILD COPY --from=5 / /x | invalid stage index 5",
        "ONBUILD NONSENSE           | unknown instruction: NONSENSE",
        "ONBUILD COPY a             | COPY requires at least two arguments, but only one was",
      })
  void aWrongTriggerIsToldAtTheFromThatSetItOff(String trigger, String message) throws Exception {
    Image base = bench.build("FROM scratch\nLABEL a=b\n").image();
    String text = trigger.substring("ONBUILD ".length());
    var kept =
        bench
            .store()
            .images()
            .keep(
                base.withConfig(
                    base.config().with(draft -> draft.onBuild = draft.onBuild.plus(text))));
    bench.store().tags().put(List.of(ImageReference.parse("base")), kept.target());
    Workbench.Built built = bench.build("# comment\nFROM base\nLABEL x=y\n");
    assertThat(built.error()).contains(message.strip());
    var why = built.failure().orElseThrow().why();
    assertThat(built.state().plan().file().source().firstLine(why.span())).isEqualTo(2);
    assertThat(why.help().orElseThrow()).contains("ONBUILD " + text);
  }
}
