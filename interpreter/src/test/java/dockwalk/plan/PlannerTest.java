package dockwalk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.SourceFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stages, what the target needs of them, and the numbers of steps. */
class PlannerTest {
  private static Planning planning(String dockerfile, BuildOptions options) {
    return Planner.plan(Dockerfile.parse(new SourceFile("Dockerfile", dockerfile)), options);
  }

  private static BuildPlan plan(String dockerfile, BuildOptions options) {
    return switch (planning(dockerfile, options)) {
      case Planning.Planned planned -> planned.plan();
      case Planning.Refused refused -> throw new AssertionError(refused.diagnostics().toString());
    };
  }

  private static List<String> tags(BuildPlan plan) {
    return plan.steps().stream()
        .map(step -> (step.tag() + " " + step.instruction().keyword()).strip())
        .toList();
  }

  @Test
  void onlyStepsThatTouchFilesAreCounted() {
    String dockerfile = "FROM base\nENV A=1\nWORKDIR /w\nCOPY a b\nCMD x\nRUN y\n";
    assertThat(tags(plan(dockerfile, BuildOptions.plain())))
        .containsExactly("[1/4] FROM", "ENV", "[2/4] WORKDIR", "[3/4] COPY", "CMD", "[4/4] RUN");
  }

  @Test
  void stagesHaveTheirNamesInFrontAndScratchIsNotCounted() {
    String dockerfile = "FROM scratch AS Build\nCOPY a b\nFROM build\nCOPY c d\n";
    assertThat(tags(plan(dockerfile, BuildOptions.plain())))
        .containsExactly("FROM", "[build 1/1] COPY", "FROM", "[stage-1 1/1] COPY");
  }

  @Test
  void onlyWhatTheTargetNeedsIsPlanned() {
    String dockerfile =
        """
        FROM scratch AS a
        FROM scratch AS unused
        FROM scratch AS b
        COPY --from=a /x /x
        FROM scratch AS last
        """;
    BuildPlan plan = plan(dockerfile, BuildOptions.plain().withTarget("B"));
    assertThat(plan.stages()).extracting(Stage::needed).containsExactly(true, false, true, false);
    assertThat(plan.steps()).extracting(Step::stage).containsExactly(0, 2, 2);
  }

  @Test
  void theStageThatIsBuiltHasItsNameInAnArgument() {
    String named = "FROM a AS one\nFROM a AS Two\n";
    String unnamed = "FROM a AS one\nFROM a\n";
    BuildOptions plain = BuildOptions.plain();
    assertThat(plan(named, plain).globalArgs()).containsEntry("TARGETSTAGE", "two");
    assertThat(plan(unnamed, plain).globalArgs()).containsEntry("TARGETSTAGE", "default");
    assertThat(plan(named, plain.withTarget("one")).globalArgs())
        .containsEntry("TARGETSTAGE", "one");
    assertThat(plan(named, plain.withBuildArgs(Map.of("TARGETSTAGE", "x"))).globalArgs())
        .containsEntry("TARGETSTAGE", "x");
  }

  @Test
  void argumentsBeforeTheFirstStageNameTheBase() {
    String dockerfile = "ARG TAG=1\nARG IMAGE=shop:$TAG\nFROM ${IMAGE}\n";
    assertThat(plan(dockerfile, BuildOptions.plain()).stages().getFirst().base())
        .isEqualTo(new Stage.Base.Image("shop:1"));
    BuildOptions given = BuildOptions.plain().withBuildArgs(Map.of("TAG", "2"));
    assertThat(plan(dockerfile, given).stages().getFirst().base())
        .isEqualTo(new Stage.Base.Image("shop:2"));
  }

  /** A number is no target, unlike for {@code COPY --from}. */
  @Test
  void aTargetIsNamedAndNotCounted() {
    assertThat(planning("FROM a AS x\nFROM b\n", BuildOptions.plain().withTarget("0")))
        .isInstanceOf(Planning.Refused.class);
    assertThat(plan("FROM a AS x\nFROM b\n", BuildOptions.plain().withTarget("X")).target())
        .isZero();
  }

  /** Only a stage that is needed must find the others before it. */
  @Test
  void aStageThatNothingNeedsMayCopyFromALaterOne() {
    BuildPlan plan = plan("FROM a\nCOPY --from=y / /\nFROM b AS y\nFROM c\n", BuildOptions.plain());
    assertThat(plan.stages()).extracting(Stage::needed).containsExactly(false, false, true);
  }

  @Test
  void aBaseIsAnEarlierStageOnlyUnderItsExactName() {
    assertThat(plan("FROM x AS one\nFROM one\n", BuildOptions.plain()).stages().getLast().base())
        .isEqualTo(new Stage.Base.Earlier(0));
    assertThat(plan("FROM two\nFROM x AS two\n", BuildOptions.plain()).stages().getFirst().base())
        .isEqualTo(new Stage.Base.Image("two"));
  }

  /**
   * Of two stages with one name, a base is the last before it, while files are taken from the last
   * of the file (dockerfile2llb, convert.go: addState, findStateByName).
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FROM a AS x\\nFROM b AS x\\nFROM x                               | 1",
        "FROM a AS x\\nFROM x AS y\\nFROM b AS x\\nFROM y                  | 1",
        "FROM a AS x\\nFROM b AS x\\nFROM c\\nCOPY --from=x / /            | 1",
        "FROM a AS x\\nFROM b AS x\\nFROM c\\nCOPY --from=X / /            | 1",
        "FROM a AS x\\nFROM b AS x\\nFROM c\\nCOPY --from=0 / /            | 0",
        "FROM a AS x\\nFROM b AS x\\nFROM c\\nCOPY --from=01 / /           | 1",
        "FROM a AS x\\nFROM b AS x\\nFROM c\\nRUN --mount=from=x,target=/m y | 1",
      })
  void ofTwoStagesWithOneNameTheLastIsMeant(String dockerfile, int needed) {
    BuildPlan plan = plan(dockerfile.replace("\\n", "\n") + "\n", BuildOptions.plain());
    assertThat(plan.stages().getLast().needs()).containsExactly(needed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FROM $NONE                              | base name ($NONE) should not be blank",
        "FROM a AS x\\nCOPY --from=y /a /b\\nFROM b AS y\\nFROM x | cannot copy from stage \"y\", it"
            + " needs to be defined before current stage \"x\"",
        "FROM a\\nCOPY --from=1 / /\\nFROM b\\nFROM c\\nCOPY --from=0 / / | cannot copy from stage \"1\""
            + ", it needs to be defined before current stage \"stage-0\"",
        "FROM a AS x\\nRUN --mount=from=y a\\nFROM b AS y\\nFROM x | cannot mount from stage \"y\"",
        "FROM a AS x\\nCOPY --from=y / /\\nFROM a AS y\\nCOPY --from=x / / | circular dependency"
            + " detected on stage: x",
        "FROM a AS x\\nCOPY --from=x /a /b       | circular dependency detected on stage: x",
        "FROM a\\nFROM b AS x\\nCOPY --from=y / /\\nFROM c AS y\\nCOPY --from=z / /\\nFROM d AS z\\nCOPY"
            + " --from=0 / /\\nCOPY --from=y / /    | circular dependency detected on stage: y",
        "FROM a AS x\\nFROM b AS x\\nCOPY --from=x / / | circular dependency detected on stage: x",
        "FROM a AS x\\nFROM b\\nCOPY --from=x / /\\nFROM c AS x\\nFROM d\\nCOPY --from=1 / / | cannot"
            + " copy from stage \"x\", it needs to be defined before current stage \"stage-1\"",
        "FROM a AS x\\nFROM b AS y\\nRUN --mount=from=x a\\nFROM c AS x\\nFROM y | cannot mount from"
            + " stage \"x\"",
        "FROM a\\nCOPY --from=1 /a /b            | invalid stage index 1",
        "FROM a\\nCOPY --from=$X /a /b           | variable expansion is not supported for --from",
        "FROM a AS build\\nFROM b AS test        | target stage \"biuld\" could not be found (did"
            + " you mean build?)",
      })
  void refuses(String dockerfile, String message) {
    BuildOptions options =
        message.contains("target")
            ? BuildOptions.plain().withTarget("biuld")
            : BuildOptions.plain();
    Planning planning = planning(dockerfile.replace("\\n", "\n") + "\n", options);
    assertThat(planning).isInstanceOf(Planning.Refused.class);
    assertThat(((Planning.Refused) planning).diagnostics())
        .extracting(Diagnostic::message)
        .anySatisfy(text -> assertThat(text).contains(message));
  }
}
