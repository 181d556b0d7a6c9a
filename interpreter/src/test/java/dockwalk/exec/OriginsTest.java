package dockwalk.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.image.ImageConfig;
import dockwalk.plan.BuildOptions;
import dockwalk.plan.ValueOrigin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a variable has its value from: told of each that a stage has or an instruction read. */
class OriginsTest {
  private static final String FILE =
      """
      ARG BASE=scratch GIVEN=no
      ARG NAME=$BASE
      FROM $BASE AS first
      ARG NAME GIVEN UNSET TARGETARCH
      ARG OWN=1 \\
          MORE=$OWN
      ENV A=$GIVEN \\
          B=${OWN:-$UNSET}
      FROM first
      ARG OWN=2
      ENV PATH=/bin:$PATH A=$A
      WORKDIR $B
      """;

  @TempDir Path folder;

  private State build() throws Exception {
    try (Workbench bench = new Workbench(folder)) {
      bench.options(BuildOptions.plain().withBuildArgs(Map.of("GIVEN", "yes")));
      return bench.build(FILE).state();
    }
  }

  @Test
  void aStageKnowsThemAndTheNextTakesThemOver() throws Exception {
    State state = build();
    Origins first = state.stages().getFirst().origins();
    assertThat(text(first.args()))
        .isEqualTo(
            "{GIVEN=--build-arg, MORE=ARG line 6, NAME=global ARG line 2, OWN=ARG line 5,"
                + " TARGETARCH=predefined}");
    assertThat(text(first.env())).isEqualTo("{A=ENV line 7, B=ENV line 8, PATH=default}");
    Origins second = state.stages().getLast().origins();
    assertThat(text(second.args())).contains("OWN=ARG line 10", "NAME=global ARG line 2");
    assertThat(text(second.env())).isEqualTo("{A=ENV line 11, B=ENV line 8, PATH=ENV line 11}");
  }

  @Test
  void anExpansionTellsWhatItReadAndFromWhere() throws Exception {
    assertThat(read("FROM $BASE AS first")).containsExactly("BASE=scratch (global ARG line 1)");
    assertThat(read("ENV A"))
        .containsExactly("GIVEN=yes (--build-arg)", "OWN=1 (ARG line 5)", "UNSET");
    assertThat(read("ENV PATH"))
        .containsExactly("PATH=" + ImageConfig.DEFAULT_PATH + " (default)", "A=yes (ENV line 7)");
    assertThat(read("WORKDIR")).containsExactly("B=1 (ENV line 8)");
  }

  private List<String> read(String instruction) throws Exception {
    try (Workbench bench = new Workbench(folder)) {
      bench.options(BuildOptions.plain().withBuildArgs(Map.of("GIVEN", "yes")));
      return bench.build(FILE).events().stream()
          .filter(Event.Expanded.class::isInstance)
          .map(event -> ((Event.Expanded) event).expanded())
          .filter(step -> step.step().instruction().text().startsWith(instruction))
          .flatMap(step -> step.variables().stream())
          .map(OriginsTest::shown)
          .toList();
    }
  }

  private static String shown(ExpandedStep.Usage usage) {
    return usage.name()
        + usage.value().map(value -> "=" + value).orElse("")
        + usage.origin().map(origin -> " (" + origin.text() + ")").orElse("");
  }

  private static String text(Map<String, ValueOrigin> origins) {
    Map<String, String> texts = new TreeMap<>();
    origins.forEach((name, origin) -> texts.put(name, origin.text()));
    return texts.toString();
  }
}
