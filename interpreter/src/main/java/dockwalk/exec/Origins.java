package dockwalk.exec;

import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import dockwalk.plan.ValueOrigin;
import dockwalk.syntax.SourceFile;
import dockwalk.syntax.Span;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the variables of a stage have their values from. A stage built from another keeps that
 * one's, so an origin always names the place where a value was written.
 *
 * @param env those of the environment, by name
 * @param args those of the build arguments, by name; one without a value has none
 */
public record Origins(Map<String, ValueOrigin> env, Map<String, ValueOrigin> args) {
  public Origins {
    env = Map.copyOf(env);
    args = Map.copyOf(args);
  }

  /** Of a stage in which nothing is written yet. */
  static Origins initial() {
    return new Origins(Map.of("PATH", new ValueOrigin.DefaultPath()), Map.of());
  }

  /** The origin of what stands at {@code span} of a step's instruction. */
  static ValueOrigin written(BuildPlan plan, Step step, Span span) {
    SourceFile source = plan.file().source();
    String keyword = step.instruction().keyword();
    return step.trigger().isPresent()
        ? new ValueOrigin.Trigger(keyword, source.firstLine(step.trigger().get()))
        : new ValueOrigin.Written(keyword, source.firstLine(span));
  }

  Origins withEnv(String name, ValueOrigin origin) {
    return new Origins(with(env, name, origin), args);
  }

  Origins withArg(String name, ValueOrigin origin) {
    return new Origins(env, with(args, name, origin));
  }

  private static Map<String, ValueOrigin> with(
      Map<String, ValueOrigin> all, String name, ValueOrigin origin) {
    Map<String, ValueOrigin> more = new LinkedHashMap<>(all);
    more.put(name, origin);
    return more;
  }
}
