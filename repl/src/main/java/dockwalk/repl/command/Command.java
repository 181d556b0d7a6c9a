package dockwalk.repl.command;

import java.io.IOException;
import java.util.List;

/**
 * A row of the table of commands.
 *
 * @param aliases other names, the usual one first
 * @param arguments as help shows them, such as {@code [N]}; empty if it takes none
 * @param summary one line
 * @param help some sentences and an example
 * @param topic the heading under which help lists it
 * @param operand what its arguments name, for completion
 * @param repeats whether an empty line does it again
 */
public record Command(
    String name,
    List<String> aliases,
    String arguments,
    String summary,
    String help,
    Topic topic,
    Operand operand,
    boolean repeats,
    Action action) {
  public Command {
    aliases = List.copyOf(aliases);
  }

  /** The headings of the help, in their order. */
  public enum Topic {
    WALKING("Walking"),
    BREAKPOINTS("Breakpoints"),
    STATE("Looking at the state"),
    FILES("Looking at files"),
    SESSION("The session");

    private final String title;

    Topic(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** What an argument names. */
  public enum Operand {
    NOTHING,
    PATH,
    COMMAND,
    PAGE
  }

  /** What a command does. */
  @FunctionalInterface
  public interface Action {
    /** Does it with the words after the command's name. */
    Answer run(Desk desk, Arguments arguments)
        throws MisuseException, IOException, InterruptedException;
  }

  /** A command that an empty line does again. */
  static Command repeating(
      Topic topic,
      String name,
      List<String> aliases,
      String arguments,
      String summary,
      String help,
      Action action) {
    return new Command(
        name, aliases, arguments, summary, help, topic, Operand.NOTHING, true, action);
  }

  /** A command that is done once. */
  static Command once(
      Topic topic,
      String name,
      List<String> aliases,
      String arguments,
      String summary,
      String help,
      Action action) {
    return new Command(
        name, aliases, arguments, summary, help, topic, Operand.NOTHING, false, action);
  }

  Command with(Operand named) {
    return new Command(name, aliases, arguments, summary, help, topic, named, repeats, action);
  }

  /** How it is typed, such as {@code step [N]}. */
  String usage() {
    return arguments.isEmpty() ? name : name + " " + arguments;
  }
}
