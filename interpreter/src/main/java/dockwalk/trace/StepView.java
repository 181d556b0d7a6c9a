package dockwalk.trace;

import com.fasterxml.jackson.jr.ob.JSON;
import dockwalk.debug.Walk;
import dockwalk.exec.Event.Outcome;
import dockwalk.exec.ExpandedStep;
import dockwalk.exec.StageState;
import dockwalk.fs.PathChange;
import dockwalk.fs.TreeDiff;
import dockwalk.image.ImageConfig;
import dockwalk.image.ImageJson;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.ValueOrigin;
import dockwalk.syntax.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a step of a trace says for those who have no machine: where it stands, and the whole state
 * after it. It is not read back.
 */
final class StepView {
  /** The most changed paths that are listed: all of them are in the folders. */
  private static final int MOST_PATHS = 1000;

  private StepView() {}

  static Map<String, Object> place(Walk walk, BuildPlan plan) {
    SourceFile source = plan.file().source();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("step", walk.step().ordinal() + 1);
    fields.put("of", plan.steps().size());
    fields.put("stage", plan.stages().get(walk.step().stage()).title());
    fields.put("line", source.firstLine(walk.step().span()));
    fields.put("endLine", source.lastLine(walk.step().span()));
    fields.put("outcome", walk.outcome().map(StepView::word).orElse(""));
    walk.expanded().ifPresent(expanded -> expanded(fields, expanded));
    return fields;
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Executed executed -> "executed";
      case Outcome.Cached cached -> "cached";
      case Outcome.Failed failed -> "failed";
    };
  }

  private static void expanded(Map<String, Object> fields, ExpandedStep expanded) {
    fields.put("expanded", expanded.title());
    List<Object> variables = new ArrayList<>();
    for (ExpandedStep.Usage usage : expanded.variables()) {
      variables.add(variable(usage.name(), usage.value(), usage.origin()));
    }
    fields.put("variables", variables);
  }

  /** The stage after the step, and what the step did to its files. */
  static Map<String, Object> state(Walk walk, TreeDiff diff) throws IOException {
    StageState stage = walk.stageAfter();
    ImageConfig config = stage.image().config();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("workingDir", config.effectiveWorkingDir());
    fields.put("user", config.user());
    Map<String, Optional<String>> env = new LinkedHashMap<>();
    config.env().forEach((name, value) -> env.put(name, Optional.of(value)));
    fields.put("env", variables(env, stage.origins().env()));
    fields.put("args", variables(stage.args(), stage.origins().args()));
    fields.put("image", JSON.std.mapFrom(ImageJson.write(stage.image())));
    fields.put("changes", changes(diff.changes()));
    return fields;
  }

  private static List<Object> variables(
      Map<String, Optional<String>> values, Map<String, ValueOrigin> origins) {
    List<Object> all = new ArrayList<>();
    values.forEach(
        (name, value) -> all.add(variable(name, value, Optional.ofNullable(origins.get(name)))));
    return all;
  }

  private static Map<String, Object> variable(
      String name, Optional<String> value, Optional<ValueOrigin> origin) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    value.ifPresent(there -> fields.put("value", there));
    origin.ifPresent(from -> fields.put("origin", from.text()));
    return fields;
  }

  private static Map<String, Object> changes(List<PathChange> changes) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String kind : List.of("added", "changed", "metadata", "deleted")) {
      fields.put(
          kind,
          changes.stream()
              .limit(MOST_PATHS)
              .filter(change -> change.word().equals(kind))
              .map(PathChange::path)
              .toList());
    }
    fields.put("count", changes.size());
    return fields;
  }
}
