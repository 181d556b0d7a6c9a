package dockwalk.app;

import dockwalk.syntax.Spelling;
import java.util.List;
import java.util.Optional;

/** All commands, in the order in which the overview lists them. */
final class Commands {
  private Commands() {}

  static List<Command> all() {
    return List.of(
        new LearnCommand(),
        new DebugCommand(),
        new BuildCommand(),
        new PlanCommand(),
        new WhyCommand(),
        new RunCommand(),
        new ImagesCommand(),
        new LoadCommand(),
        new StoreCommand(),
        new ContextCommand(),
        new ParseCommand(),
        new FormatCommand(),
        new ExplainCommand());
  }

  static Optional<Command> find(String name) {
    return all().stream().filter(command -> command.name().equals(name)).findFirst();
  }

  /** The name that {@code word} was probably meant to be. */
  static Optional<String> nearest(String word) {
    return Spelling.nearestName(word, all().stream().map(Command::name).toList());
  }
}
