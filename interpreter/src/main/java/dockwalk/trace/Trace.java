package dockwalk.trace;

import dockwalk.debug.Machine;
import dockwalk.debug.NotingMachine;
import dockwalk.debug.Walk;
import dockwalk.exec.Event;
import dockwalk.exec.Host;
import dockwalk.exec.Phase;
import dockwalk.exec.State;
import dockwalk.exec.StepResult;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.image.Digest;
import dockwalk.image.Platform;
import dockwalk.plan.BuildOptions;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Planner;
import dockwalk.plan.Planning;
import dockwalk.plan.Step;
import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session, as far as it went. What the machine can find out by itself is not in it: the plan is
 * made anew of the Dockerfile and the options, and the steps are taken anew, where what was
 * executed, or asked of the world, is taken from the record.
 *
 * @param source the Dockerfile that was walked last
 * @param bases the images that stages start from
 * @param steps what was done, in the order of the plan; the last one may have failed
 * @param files the files of each stack of layers that a stage was made of
 * @param contents what is known of the bytes of files
 * @param context the build context without the bytes of its files; absent if it could not be read
 */
public record Trace(
    SourceFile source,
    BuildOptions options,
    List<Base> bases,
    List<TracedStep> steps,
    Map<List<Digest>, FileTree> files,
    Map<Content, Bytes> contents,
    Optional<FileTree> context) {
  public Trace {
    bases = List.copyOf(bases);
    steps = List.copyOf(steps);
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    contents = Collections.unmodifiableMap(new LinkedHashMap<>(contents));
  }

  /**
   * An image that a stage starts from.
   *
   * @param reference as the Dockerfile has it, with its values
   */
  public record Base(String reference, Platform platform, Host.Base found) {}

  /**
   * What is known of the bytes of a file.
   *
   * @param bytes as ISO 8859-1 characters; absent if the file was too large to be kept
   */
  public record Bytes(Digest digest, Optional<String> bytes) {}

  /**
   * The plan that was walked.
   *
   * @throws TraceFault if there is none for this Dockerfile and these options
   */
  public BuildPlan plan() throws TraceFault {
    return switch (Planner.plan(Dockerfile.parse(source), options)) {
      case Planning.Planned planned -> planned.plan();
      case Planning.Refused refused ->
          throw new TraceFault("its Dockerfile cannot be planned: " + refused.error().message());
    };
  }

  /** What takes the small steps once more. */
  public Machine machine() {
    return new NotingMachine(new TraceMachine(this), (plan, step) -> notes(step));
  }

  private List<Diagnostic> notes(Step step) {
    return step.ordinal() < steps.size() ? steps.get(step.ordinal()).notes() : List.of();
  }

  /** The files of the stages, their bytes as far as they were kept, and the build context. */
  public Host host() {
    return TracedHost.of(this);
  }

  /**
   * All instructions once more, each whole; the last one may have failed.
   *
   * @throws TraceFault if the steps do not belong to the Dockerfile
   */
  List<Walk> walks() throws TraceFault, InterruptedException {
    Machine machine = machine();
    List<Walk> walks = new ArrayList<>();
    State state = State.initial(plan());
    for (int done = 0; done < steps.size(); done++) {
      if (state.finished()) {
        throw new TraceFault("it has more steps than its Dockerfile");
      }
      State before = state;
      List<Event> events = new ArrayList<>();
      StepResult result;
      do {
        result = machine.advance(state, event -> {});
        events.addAll(result.events());
        state = result.after();
      } while (!(state.phase() instanceof Phase.Ready));
      walks.add(new Walk(before.step().orElseThrow(), before, state, events));
      if (result.failure().isPresent() && done < steps.size() - 1) {
        throw new TraceFault("it goes on after a step that fails");
      }
    }
    return walks;
  }
}
