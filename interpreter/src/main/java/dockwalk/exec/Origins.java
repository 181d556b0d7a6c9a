package dockwalk.exec;

import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import dockwalk.plan.ValueOrigin;
import dockwalk.syntax.SourceFile;
import dockwalk.syntax.Span;
import java.util.Map;
import org.pcollections.TreePMap;

/**
 * Where the variables of a stage have their values from. A stage built from another keeps that
 * one's, so an origin always names the place where a value was written.
 *
 * @param env those of the environment, by name
 * @param args those of the build arguments, by name; one without a value has none
 */
public record Origins(Map<String, ValueOrigin> env, Map<String, ValueOrigin> args) {
  /** Keeps the maps so that one more origin shares all that were there. */
  public Origins {
    env = shared(env);
    args = shared(args);
  }

  private static TreePMap<String, ValueOrigin> shared(Map<String, ValueOrigin> origins) {
    return origins instanceof TreePMap<String, ValueOrigin> tree ? tree : TreePMap.from(origins);
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
    return new Origins(shared(env).plus(name, origin), args);
  }

  Origins withArg(String name, ValueOrigin origin) {
    return new Origins(env, shared(args).plus(name, origin));
  }
}
