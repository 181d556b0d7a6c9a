package dockwalk.repl.command;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A row of the table of commands.
 *
 * @param aliases other names, the usual one first
 * @param arguments as help shows them, such as {@code [N]}; empty if it takes none
 * @param summary one line
 * @param help some sentences and an example
 * @param topic the heading under which help lists it
 * @param operands what its arguments may name, for completion
 * @param repeats whether an empty line does it again
 */
public record Command(
    String name,
    List<String> aliases,
    String arguments,
    String summary,
    String help,
    Topic topic,
    List<Operand> operands,
    boolean repeats,
    Action action) {
  public Command {
    aliases = List.copyOf(aliases);
    operands = List.copyOf(operands);
  }

  /** The headings of the help, in their order. */
  public enum Topic {
    WALKING("Walking"),
    BREAKPOINTS("Breakpoints"),
    STATE("Looking at the state"),
    FILES("Looking at files"),
    ACTING("Acting"),
    SESSION("The session");

    private final String title;

    Topic(String title) {
      this.title = title;
    }

    /** The heading in English. */
    public String title() {
      return title;
    }
  }

  /** What an argument names. */
  public enum Operand {
    /** A path of the image. */
    PATH("PATH|WHAT"),
    /** A command of the debugger. */
    COMMAND("COMMAND"),
    /** An instruction or a rule, of which there is an explanation. */
    PAGE("PAGE"),
    /** The number of a step. */
    STEP("STEP"),
    /** A stage of the Dockerfile. */
    STAGE("STAGE|PLACE"),
    /** A kind of instruction that the Dockerfile has. */
    KEYWORD("KEYWORD|PLACE"),
    /** A variable of the environment, or a build argument. */
    VARIABLE("VARIABLE|WHAT"),
    /** A build argument that the Dockerfile declares. */
    ARGUMENT("ARGUMENT"),
    /** An expression over the state. */
    EXPR("EXPR"),
    /** The number of a breakpoint. */
    BREAKPOINT("BREAKPOINT"),
    /** The number of a checkpoint. */
    CHECKPOINT("CHECKPOINT");

    private final String names;

    /** What a usage names by one of {@code names}, which bars separate. */
    Operand(String names) {
      this.names = names;
    }

    /** What the words in capitals of a usage stand for. */
    static List<Operand> in(String usage) {
      return Stream.of(values())
          .filter(each -> Pattern.compile("\\b(" + each.names + ")\\b").matcher(usage).find())
          .toList();
    }
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
        name, aliases, arguments, summary, help, topic, Operand.in(arguments), true, action);
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
        name, aliases, arguments, summary, help, topic, Operand.in(arguments), false, action);
  }

  /** Whether it only shows something, be it long. */
  boolean looks() {
    return switch (topic) {
      case STATE, FILES, BREAKPOINTS -> true;
      case SESSION -> name.equals("help") || name.equals("explain");
      case WALKING, ACTING -> false;
    };
  }

  /** How it is typed, such as {@code step [N]}. */
  String usage() {
    return arguments.isEmpty() ? name : name + " " + arguments;
  }
}
