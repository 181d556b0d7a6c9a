package dockwalk.shell;

import static java.util.stream.Collectors.groupingBy;

import dockwalk.shell.ShellCommand.Link;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the commands at the top of a script. */
final class ShellScript {
  /** In bytes: what a pipe takes at once, with room for what is put around a command. */
  private static final int LONGEST = 60_000;

  /** What would see, or change, the way in which a script is run command by command. */
  private static final Map<Pattern, String> WATCHFUL =
      Map.of(
          Pattern.compile("alias\\s.*", Pattern.DOTALL),
              "an alias changes how what follows is read",
          Pattern.compile("set\\s+(-\\w*v|.*-o\\s+verbose).*", Pattern.DOTALL),
              "set -v prints the script as it is read",
          Pattern.compile("trap\\s.*\\bDEBUG\\b.*", Pattern.DOTALL),
              "a DEBUG trap runs before each command, the debugger's own too");

  private final ShellGrammar grammar;
  private final List<Found> found = new ArrayList<>();

  private record Found(int start, int end, Link link, boolean last) {}

  private ShellScript(String script) {
    this.grammar = new ShellGrammar(script);
  }

  /**
   * The commands of {@code script}, in order.
   *
   * @throws NotSplitException if where they end cannot be told for sure
   */
  static List<ShellCommand> split(String script) throws NotSplitException {
    ShellScript reading = new ShellScript(script);
    reading.read();
    List<ShellCommand> commands = reading.commands();
    for (ShellCommand command : commands) {
      check(command.text());
    }
    if (commands.isEmpty()) {
      throw new NotSplitException("it has no command");
    }
    return commands;
  }

  private static void check(String text) throws NotSplitException {
    if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw new NotSplitException("one of its commands is longer than " + LONGEST + " bytes");
    }
    for (Map.Entry<Pattern, String> each : WATCHFUL.entrySet()) {
      if (each.getKey().matcher(text).matches()) {
        throw new NotSplitException(each.getValue());
      }
    }
  }

  private void read() throws NotSplitException {
    Cursor cursor = grammar.cursor;
    grammar.lines();
    while (!cursor.atEnd()) {
      chain();
      grammar.lines();
    }
    grammar.documents.none();
  }

  /** Commands with {@code &&} and {@code ||} between them, and what ends them. */
  private void chain() throws NotSplitException {
    Cursor cursor = grammar.cursor;
    int first = found.size();
    int start = cursor.at;
    Link link = Link.NEXT;
    while (true) {
      int begin = cursor.at;
      grammar.owner = found.size();
      grammar.pipeline();
      int end = cursor.at;
      grammar.tail();
      Link next = cursor.take("&&") ? Link.AND : cursor.take("||") ? Link.OR : Link.NEXT;
      found.add(new Found(begin, end, link, next == Link.NEXT));
      if (next == Link.NEXT) {
        break;
      }
      link = next;
      grammar.lines();
    }
    if (cursor.take("&")) {
      found.subList(first, found.size()).clear(); // in the background it is one
      found.add(new Found(start, cursor.at, Link.NEXT, true));
    } else if (!cursor.take(";") && cursor.here() != '\n' && !cursor.atEnd()) {
      throw cursor.unexpected();
    }
  }

  private List<ShellCommand> commands() {
    Map<Integer, List<HereDocuments.Body>> bodies =
        grammar.documents.bodies().stream().collect(groupingBy(HereDocuments.Body::owner));
    List<ShellCommand> commands = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Found each = found.get(i);
      StringBuilder text =
          new StringBuilder(grammar.cursor.text.substring(each.start, each.end).strip());
      for (HereDocuments.Body body : bodies.getOrDefault(i, List.of())) {
        if (body.start() >= each.end) {
          text.append('\n').append(body.text());
        }
      }
      commands.add(new ShellCommand(text.toString(), each.link, each.last));
    }
    return commands;
  }
}
