package dockwalk.plan;

import dockwalk.image.Platform;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What the caller asks of a build, beside the Dockerfile and the context.
 *
 * @param buildArgs values of {@code --build-arg}, by name
 * @param target name of the stage to build; absent means the last one
 * @param platform the platform to build for
 * @param labels values of {@code --label}, put on the target
 * @param noCache whether every step is executed anew
 * @param noCacheFilter names of stages, in any case, whose steps are executed anew
 * @param run what every {@code RUN} gets
 * @param contexts values of {@code --build-context}, by {@linkplain NamedContext#normal name}
 */
public record BuildOptions(
    SequencedMap<String, String> buildArgs,
    Optional<String> target,
    Platform platform,
    SequencedMap<String, String> labels,
    boolean noCache,
    List<String> noCacheFilter,
    RunOptions run,
    Map<String, NamedContext> contexts) {
  public BuildOptions {
    contexts = Map.copyOf(contexts);
    buildArgs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(buildArgs));
    labels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(labels));
    noCacheFilter = List.copyOf(noCacheFilter);
  }

  /** Options that ask nothing of single stages or of {@code RUN}. */
  public BuildOptions(
      SequencedMap<String, String> buildArgs,
      Optional<String> target,
      Platform platform,
      SequencedMap<String, String> labels,
      boolean noCache) {
    this(buildArgs, target, platform, labels, noCache, List.of(), RunOptions.PLAIN, Map.of());
  }

  /** The context that {@code name} stands for, if there is one. */
  public Optional<NamedContext> context(String name) {
    return contexts.isEmpty()
        ? Optional.empty()
        : NamedContext.normal(name).flatMap(normal -> Optional.ofNullable(contexts.get(normal)));
  }

  /** A build of the last stage for this machine, with nothing else asked. */
  public static BuildOptions plain() {
    return new BuildOptions(
        new LinkedHashMap<>(), Optional.empty(), Platform.host(), new LinkedHashMap<>(), false);
  }

  /** These options with other build arguments. */
  public BuildOptions withBuildArgs(Map<String, String> args) {
    return new BuildOptions(
        new LinkedHashMap<>(args), target, platform, labels, noCache, noCacheFilter, run, contexts);
  }

  /** These options with other named contexts. */
  public BuildOptions withContexts(Map<String, NamedContext> named) {
    return new BuildOptions(
        buildArgs, target, platform, labels, noCache, noCacheFilter, run, named);
  }

  /** These options with a target. */
  public BuildOptions withTarget(String stage) {
    return new BuildOptions(
        buildArgs, Optional.of(stage), platform, labels, noCache, noCacheFilter, run, contexts);
  }

  /** These options with the cache, or without it. */
  public BuildOptions withNoCache(boolean without) {
    return new BuildOptions(
        buildArgs, target, platform, labels, without, noCacheFilter, run, contexts);
  }

  /** These options without the cache for the stages of these names. */
  public BuildOptions withNoCacheFilter(List<String> names) {
    return new BuildOptions(buildArgs, target, platform, labels, noCache, names, run, contexts);
  }

  /** These options with others for {@code RUN}. */
  public BuildOptions withRun(RunOptions changed) {
    return new BuildOptions(
        buildArgs, target, platform, labels, noCache, noCacheFilter, changed, contexts);
  }

  /** Whether the steps of {@code stage} are executed anew. */
  public boolean ignoresCache(Stage stage) {
    return noCache
        || stage
            .name()
            .filter(name -> noCacheFilter.stream().anyMatch(name::equalsIgnoreCase))
            .isPresent();
  }
}
