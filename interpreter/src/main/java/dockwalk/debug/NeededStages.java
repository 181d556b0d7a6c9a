package dockwalk.debug;

import dockwalk.exec.Action;
import dockwalk.exec.ExpandedStep;
import dockwalk.exec.RunMount;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The stages that an instruction starts from or takes files from. */
public final class NeededStages {
  private NeededStages() {}

  /** Their indexes, in file order. */
  public static NavigableSet<Integer> of(ExpandedStep step) {
    NavigableSet<Integer> stages = new TreeSet<>();
    switch (step.action()) {
      case Action.Pull p -> {}
      case Action.Branch branch -> branch.stage().ifPresent(stages::add);
      case Action.Configure c -> {}
      case Action.MakeDirectory m -> {}
      case Action.Copy copy -> stage(copy.from()).ifPresent(stages::add);
      case Action.Execute run ->
          run.mounts().stream()
              .flatMap(NeededStages::origin)
              .flatMap(origin -> stage(origin).stream())
              .forEach(stages::add);
    }
    return stages;
  }

  private static Stream<Action.Origin> origin(RunMount mount) {
    return mount instanceof RunMount.Bind bind
        ? Stream.of(bind.from())
        : mount instanceof RunMount.Cache cache ? cache.from().stream() : Stream.empty();
  }

  private static Optional<Integer> stage(Action.Origin origin) {
    return origin instanceof Action.Origin.Stage(int index) ? Optional.of(index) : Optional.empty();
  }
}
