package dockwalk.render;

import dockwalk.exec.Event;
import dockwalk.exec.Event.Outcome;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.SourceFile;
import dockwalk.why.BuildAccount;
import dockwalk.why.Explanation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * BuildKit's plain progress (util/progress/progressui/printer.go): a numbered block of lines for
 * each step, a blank line between two blocks. May be told of several stages at once, by several
 * threads.
 *
 * <pre>
 * #5 [2/4] RUN make
 * #5 0.123 cc -o app app.c
 * #5 DONE 0.1s
 * </pre>
 */
public final class PlainProgress implements Consumer<Event> {
  private final Consumer<String> out;
  private final InstantSource clock;
  private final Map<Step, Vertex> vertices = new HashMap<>();
  private @Nullable Vertex shown;
  private Optional<Failure> failed = Optional.empty();
  private Function<Step, Optional<Explanation>> explainer = step -> Optional.empty();
  private boolean explaining;
  private int last;

  /**
   * Progress of one build.
   *
   * @param out takes each line, without a line end
   */
  public PlainProgress(Consumer<String> out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /** A block for work that is no step, such as loading the build definition; it is over. */
  public synchronized void job(String name, List<String> statuses, Duration took) {
    Vertex vertex = new Vertex(++last, name, clock.instant());
    statuses.forEach(status -> line(vertex, status));
    end(vertex, "DONE " + Durations.done(took));
  }

  /**
   * The block that says that the Dockerfile was read.
   *
   * @param bytes its length
   * @param findings what the build checks found, in short
   */
  public void loadedDefinition(String name, long bytes, List<String> findings, Duration took) {
    List<String> lines = new ArrayList<>();
    lines.add("transferring dockerfile: " + Sizes.progress(bytes) + " done");
    findings.forEach(finding -> lines.add("WARN: " + finding));
    job("[internal] load build definition from " + name, lines, took);
  }

  /** Whether each step is told why it was, or was not, cached. */
  public void explaining(boolean wanted) {
    explaining = wanted;
  }

  /** Who explains the steps, when the cache was asked. */
  public void explainedBy(Function<Step, Optional<Explanation>> who) {
    explainer = who;
  }

  /** Counts the steps by what became of them, if that is not to be seen or was asked for. */
  public synchronized void summary(BuildAccount account, boolean always) {
    if (always || explaining) {
      out.accept("");
      out.accept(WhyText.summary(account));
    }
  }

  /** A block for each stage that the target does not need. */
  public synchronized void skipped(BuildPlan plan) {
    for (Stage stage : plan.stages()) {
      if (!stage.needed()) {
        int steps = stage.instructions().size();
        Vertex vertex =
            new Vertex(
                ++last,
                "[%s] %d %s".formatted(stage.title(), steps, steps == 1 ? "step" : "steps"),
                clock.instant());
        end(vertex, "SKIPPED not needed by the target");
      }
    }
  }

  /** The build has failed: what was running beside the failed step is over as well. */
  public synchronized void canceled() {
    List<Vertex> open =
        vertices.values().stream()
            .filter(vertex -> vertex.number > 0 && !vertex.ended)
            .sorted(Comparator.comparingInt(vertex -> vertex.number))
            .toList();
    open.forEach(vertex -> end(vertex, "CANCELED"));
    vertices.clear();
  }

  @Override
  public synchronized void accept(Event event) {
    switch (event) {
      case Event.StepStarted e -> vertices.remove(e.step());
      case Event.Expanded e -> begin(e.step(), e.expanded().title());
      case Event.CacheChecked e -> explain(e.step());
      case Event.Output e -> vertex(e.step()).output(this).add(e.text());
      case Event.Committed e -> {}
      case Event.Noted e -> {}
      case Event.StepFinished e -> finish(e.step(), e.outcome(), e.took());
    }
  }

  /** What is shown under a failed build, if it has failed: last output, place, reason. */
  public synchronized Optional<String> failure(SourceFile source) {
    return failed.map(f -> FailureText.of(source, f.name(), f.lines(), f.why()));
  }

  private void begin(Step step, String title) {
    Vertex vertex = new Vertex(0, step.tag() + " " + title, clock.instant());
    vertices.put(step, vertex);
    if (!step.tag().isEmpty()) {
      enter(vertex);
    }
  }

  private void explain(Step step) {
    if (explaining && !step.tag().isEmpty()) {
      explainer.apply(step).ifPresent(why -> line(vertex(step), "because: " + WhyText.line(why)));
    }
  }

  private Vertex vertex(Step step) {
    return vertices.computeIfAbsent(
        step,
        s -> new Vertex(0, (s.tag() + " " + s.instruction().text()).strip(), clock.instant()));
  }

  private void finish(Step step, Outcome outcome, Duration took) {
    Vertex vertex = vertex(step);
    vertex.output(this).finish();
    switch (outcome) {
      case Outcome.Executed e -> endCounted(step, vertex, "DONE " + Durations.done(took));
      case Outcome.Cached e -> endCounted(step, vertex, "CACHED");
      case Outcome.Failed e -> {
        end(vertex, "ERROR: " + e.why().message());
        failed = Optional.of(new Failure(vertex.name, vertex.lines.all(), e.why()));
      }
    }
    vertices.remove(step);
  }

  private void endCounted(Step step, Vertex vertex, String text) {
    if (!step.tag().isEmpty() || vertex.number > 0) {
      end(vertex, text);
    }
  }

  /** A line of output that came just now. */
  private void printed(Vertex vertex, String line) {
    String stamped =
        Durations.stamp(Duration.between(vertex.started, clock.instant())) + " " + line;
    vertex.lines.add(stamped);
    line(vertex, stamped);
  }

  private void end(Vertex vertex, String text) {
    line(vertex, text);
    vertex.ended = true;
  }

  private void line(Vertex vertex, String text) {
    enter(vertex);
    out.accept("#" + vertex.number + " " + text);
  }

  /** Makes the block of {@code vertex} the one that is written now. */
  private void enter(Vertex vertex) {
    Vertex left = shown;
    if (left == vertex) {
      return;
    }
    if (left != null) {
      if (!left.ended) {
        out.accept("#" + left.number + " ...");
      }
      out.accept("");
    }
    if (vertex.number == 0) {
      vertex.number = ++last;
    }
    out.accept("#" + vertex.number + " " + vertex.name);
    shown = vertex;
  }

  /** A block. */
  private static final class Vertex {
    private int number;
    private final String name;
    private final Instant started;
    private final LastLines lines = new LastLines();
    private @Nullable OutputLines output;
    private boolean ended;

    private Vertex(int number, String name, Instant started) {
      this.number = number;
      this.name = name.strip();
      this.started = started;
    }

    private OutputLines output(PlainProgress progress) {
      OutputLines known = output;
      if (known == null) {
        known = new OutputLines(line -> progress.printed(this, line));
        output = known;
      }
      return known;
    }
  }

  private record Failure(String name, List<String> lines, Diagnostic why) {}
}
