package dockwalk.repl.command;

import dockwalk.debug.Moment;
import dockwalk.render.Shown;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.Spelling;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All commands. */
public record CommandTable(List<Command> commands) {
  /** The commands of the debugger. */
  public static final CommandTable STANDARD =
      new CommandTable(
          Stream.of(
                  WalkingCommands.all(),
                  JumpCommands.all(),
                  InsideCommands.all(),
                  PredictCommand.all(),
                  CheckpointCommands.all(),
                  BreakpointCommands.all(),
                  QueryCommands.conditions(),
                  StateCommands.all(),
                  ImageCommands.all(),
                  QueryCommands.prints(),
                  FileCommands.all(),
                  FindCommands.all(),
                  ProgramCommands.all(),
                  ArgumentCommands.all(),
                  CopyCommands.all(),
                  TryingCommands.all(),
                  ExportCommands.all(),
                  RecordCommands.all(),
                  SessionCommands.all())
              .flatMap(List::stream)
              .toList());

  public CommandTable {
    commands = List.copyOf(commands);
  }

  /**
   * Where a session stands.
   *
   * @param command that comes next inside of a {@code RUN}; 0 outside
   */
  private record Place(Moment moment, int command) {
    static Place of(Desk desk) {
      int command = desk.session().inside().map(run -> 1 + run.next()).orElse(0);
      return new Place(desk.session().now(), command);
    }
  }

  /** Does what a line says, which is not blank. */
  public Answer run(String line, Desk desk)
      throws MisuseException, IOException, InterruptedException {
    String typed = line.startsWith("!") ? "! " + line.substring(1) : line; // as in other programs
    List<String> words = Words.of(typed);
    Command command = find(words.getFirst());
    String rest = typed.strip().replaceFirst("^\\S+\\s*", "");
    Arguments arguments = new Arguments(words.subList(1, words.size()), command.usage(), rest);
    Place before = Place.of(desk);
    Answer answer = done(command, desk, arguments);
    if (!Place.of(desk).equals(before)) {
      QueryCommands.show(desk);
    }
    return answer;
  }

  private static Answer done(Command command, Desk desk, Arguments arguments)
      throws MisuseException, IOException, InterruptedException {
    try {
      return command.action().run(desk, arguments);
    } catch (InvalidPathException e) {
      throw new MisuseException("\"%s\" is no name of a file here.", Shown.text(e.getInput()));
    }
  }

  /**
   * The command that {@code word} names, by its name, an alias or the beginning of its name.
   *
   * @throws MisuseException if there is none, or more than one; it suggests what may be meant
   */
  public Command find(String word) throws MisuseException {
    Optional<Command> exact =
        commands.stream()
            .filter(command -> command.name().equals(word) || command.aliases().contains(word))
            .findFirst();
    if (exact.isPresent()) {
      return exact.get();
    }
    List<Command> begun =
        commands.stream()
            .filter(command -> !word.isEmpty() && command.name().startsWith(word))
            .toList();
    return switch (begun.size()) {
      case 0 -> throw unknown(word);
      case 1 -> begun.getFirst();
      default ->
          throw new MisuseException(
              "\"%s\" may be one of %s.", word, String.join(", ", names(begun)));
    };
  }

  /** Whether a line is a command that an empty line shall do again. */
  public boolean repeats(String line) {
    try {
      return find(Words.of(line).getFirst()).repeats();
    } catch (MisuseException e) {
      return false;
    }
  }

  /** Whether a line is a command that only shows something, be it long. */
  public boolean looks(String line) {
    try {
      return find(Words.of(line).getFirst()).looks();
    } catch (MisuseException e) {
      return false;
    }
  }

  /** The names of all commands. */
  List<String> names() {
    return names(commands);
  }

  List<Command> of(Command.Topic topic) {
    return commands.stream().filter(command -> command.topic() == topic).toList();
  }

  private MisuseException unknown(String word) {
    MisuseException complaint = new MisuseException("\"%s\" is not a command.", word);
    if (Dockerfile.isKeyword(word)) {
      return complaint.and("`try %s …` does an instruction that is not in the file.", word);
    }
    return switch (word) {
      case "info" ->
          complaint.and("`inspect`, `breakpoints`, `env` and `layers` show what is there.");
      case "pwd" -> complaint.and("`print cwd` shows the folder.");
      case "cd" -> complaint.and("`ls PATH` looks anywhere; WORKDIR sets the folder of a step.");
      default -> Arguments.near(complaint, near(word)).and("`help` lists all.");
    };
  }

  private Optional<String> near(String word) {
    List<String> known = new ArrayList<>(names());
    commands.forEach(
        command -> command.aliases().stream().filter(a -> a.length() > 2).forEach(known::add));
    return Spelling.nearestName(word, known);
  }

  private static List<String> names(List<Command> commands) {
    return commands.stream().map(Command::name).toList();
  }
}
