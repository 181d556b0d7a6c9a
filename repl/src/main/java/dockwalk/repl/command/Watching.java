package dockwalk.repl.command;

import dockwalk.debug.Place;
import dockwalk.debug.Subject;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import dockwalk.syntax.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads where to stop and what to watch. */
final class Watching {
  private Watching() {}

  /** {@code LINE | INSTRUCTION | stage NAME | end NAME}. */
  static Place place(Desk desk, Arguments arguments) throws MisuseException {
    BuildPlan plan = desk.session().plan();
    String first = arguments.first().orElse("");
    if (first.equals("stage") || first.equals("end")) {
      return stage(plan, arguments, first.equals("end"));
    }
    String word = arguments.only("Say where to stop.");
    if (!word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return keyword(plan, word, arguments);
    }
    return desk.session()
        .breakpoints()
        .place(arguments.number(word))
        .orElseThrow(
            () ->
                new MisuseException("No instruction of this build is on or below line %s.", word));
  }

  private static Place stage(BuildPlan plan, Arguments arguments, boolean end)
      throws MisuseException {
    if (arguments.atMost(2).words().size() < 2) {
      throw arguments.misuse("Say which stage.");
    }
    String wanted = arguments.words().getLast();
    for (Stage stage : plan.stages()) {
      if ((stage.answersTo(wanted) || stage.title().equals(wanted)) && stage.needed()) {
        return end
            ? new Place.StageEnd(stage.index(), stage.title())
            : new Place.StageStart(stage.index(), stage.title());
      }
    }
    List<String> names = plan.stages().stream().filter(Stage::needed).map(Stage::title).toList();
    throw new MisuseException(
        "This build has no stage %s. It has %s.", wanted, String.join(", ", names));
  }

  private static Place keyword(BuildPlan plan, String word, Arguments arguments)
      throws MisuseException {
    String keyword = word.toUpperCase(Locale.ROOT);
    List<String> there =
        plan.steps().stream().map(step -> step.instruction().keyword()).distinct().toList();
    if (there.contains(keyword)) {
      return new Place.Keyword(keyword);
    }
    Stream<String> near = Spelling.nearest(keyword, there).stream();
    throw arguments.misuse(near.findFirst(), "This build has no instruction %s.", word);
  }

  /** {@code PATH | env NAME | cwd | size}. */
  static Subject subject(Desk desk, Arguments arguments) throws MisuseException {
    String first = arguments.first().orElse("");
    if (first.equals("env")) {
      if (arguments.atMost(2).words().size() < 2) {
        throw arguments.misuse("Say which variable.");
      }
      return new Subject.Variable(arguments.words().getLast());
    }
    return switch (arguments.only("Say what to watch.")) {
      case "cwd" -> new Subject.WorkingDir();
      case "size" -> new Subject.Size();
      default -> path(desk.path(first), arguments);
    };
  }

  private static Subject path(String path, Arguments arguments) throws MisuseException {
    String plain =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return Subject.PathOrGlob.of(plain)
        .orElseThrow(() -> arguments.misuse("\"%s\" is no pattern.", path));
  }
}
