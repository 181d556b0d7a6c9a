package dockwalk.render;

import dockwalk.debug.Breakpoint;
import dockwalk.debug.Breakpoint.Reason;
import dockwalk.debug.Observation;
import dockwalk.debug.Place;
import dockwalk.debug.Subject;
import dockwalk.fs.PathChange;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Breakpoints, catchpoints and watches in words, and what they saw. */
public final class StopText {
  private static final int MOST = 8;

  private StopText() {}

  /** What is said when one is set. */
  public static String added(Breakpoint mark, BuildPlan plan) {
    return name(mark) + " " + mark.number() + verb(mark) + where(mark, plan) + terms(mark);
  }

  private static String terms(Breakpoint mark) {
    return mark.terms().condition().map(query -> " if " + query.text()).orElse("")
        + mark.terms().log().map(log -> " log \"" + log.text() + "\"").orElse("");
  }

  private static String verb(Breakpoint mark) {
    return switch (mark.reason()) {
      case Reason.Before b -> " at ";
      case Reason.Miss m -> ": ";
      case Reason.Warning w -> ": ";
      case Reason.Changes c -> ": ";
    };
  }

  /** A line of the list. */
  public static String row(Breakpoint mark, BuildPlan plan) {
    StringBuilder row = new StringBuilder();
    row.append(mark.number()).append("  ").append(where(mark, plan)).append(terms(mark));
    List<String> notes = new ArrayList<>();
    if (mark.temporary()) {
      notes.add("once");
    }
    if (!mark.enabled()) {
      notes.add("off");
    }
    if (mark.hits() > 0) {
      notes.add("hit " + times(mark.hits()));
    }
    if (mark.counts().reached() > mark.hits()) {
      notes.add("reached " + times(mark.counts().reached()));
    }
    if (mark.counts().ignored() > 0) {
      notes.add("next " + mark.counts().ignored() + " ignored");
    }
    return row.append(notes.isEmpty() ? "" : "  (" + String.join(", ", notes) + ")").toString();
  }

  private static String times(int count) {
    return count + (count == 1 ? " time" : " times");
  }

  /** Its kind, as a sentence begins with it. */
  public static String name(Breakpoint mark) {
    return switch (mark.reason()) {
      case Reason.Before b -> mark.terms().log().isPresent() ? "Log point" : "Breakpoint";
      case Reason.Miss m -> "Catchpoint";
      case Reason.Warning w -> "Catchpoint";
      case Reason.Changes c -> "Watch";
    };
  }

  static String where(Breakpoint mark, BuildPlan plan) {
    return switch (mark.reason()) {
      case Reason.Before(Place.Line line) -> line(line, plan);
      case Reason.Before(Place.Keyword keyword) -> "every " + keyword.keyword();
      case Reason.Before(Place.StageStart stage) -> "stage " + stage.name();
      case Reason.Before(Place.StageEnd stage) -> "the end of stage " + stage.name();
      case Reason.Miss m -> "cache miss";
      case Reason.Warning w -> "warning";
      case Reason.Changes(Subject subject) -> subject(subject);
    };
  }

  private static String line(Place.Line line, BuildPlan plan) {
    String text =
        plan.steps().stream()
            .filter(step -> line.marks(step, plan))
            .findFirst()
            .map(step -> ": " + Shown.cut(Shown.oneLine(step.instruction().text()), 60))
            .orElse("");
    return plan.file().source().name() + ":" + line.line() + text;
  }

  private static String subject(Subject subject) {
    return switch (subject) {
      case Subject.PathOrGlob path -> path.pattern();
      case Subject.Variable variable -> "env " + variable.name();
      case Subject.WorkingDir w -> "cwd";
      case Subject.Size s -> "size";
    };
  }

  /** The place of a step, such as {@code Dockerfile:7}. */
  public static String place(Step step, BuildPlan plan) {
    return plan.file().source().name() + ":" + plan.file().source().firstLine(step.span());
  }

  /** What a watch saw, a line for each value or path. */
  public static String seen(List<Observation> observations, Style style) {
    StringBuilder text = new StringBuilder();
    List<PathChange> paths = new ArrayList<>();
    for (Observation each : observations) {
      switch (each) {
        case Observation.OfPath path -> paths.add(path.change());
        case Observation.OfValue value ->
            text.append("  was  ")
                .append(value(value.what(), value.was(), style))
                .append('\n')
                .append("  now  ")
                .append(value(value.what(), value.now(), style))
                .append('\n');
      }
    }
    return text.append(Changes.full(paths, "  ", MOST, style)).toString();
  }

  private static String value(String what, Optional<String> value, Style style) {
    if (value.isEmpty()) {
      return "not set";
    }
    String shown = what.equals("size") ? Sizes.brief(Long.parseLong(value.get())) : value.get();
    return Shown.cut(shown, style.width() - 8);
  }
}
