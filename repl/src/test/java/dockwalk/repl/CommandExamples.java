package dockwalk.repl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How a command is used, well and wrongly; all stand in {@code every-command.txt}.
 *
 * @param before commands that a session has done when it is used
 */
record CommandExamples(String name, List<String> before, List<Use> uses) {
  private static final Pattern SECTION = Pattern.compile("(?m)^(?=[a-z])");

  /** A line that is answered, or one that is refused. */
  record Use(boolean good, String text) {
    /** The line with another name of the command. */
    String line(String name) {
      return name + text.replaceFirst("^\\S+", "");
    }
  }

  /** Those of all commands, in the order of the file. */
  static List<CommandExamples> read() throws IOException {
    try (InputStream in = CommandExamples.class.getResourceAsStream("/every-command.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return SECTION.splitAsStream(text).skip(1).map(CommandExamples::of).toList();
    }
  }

  private static CommandExamples of(String section) {
    List<String> lines = section.lines().filter(line -> !line.isBlank()).toList();
    return new CommandExamples(
        lines.getFirst(),
        lines.stream().filter(line -> line.startsWith("> ")).map(CommandExamples::rest).toList(),
        lines.stream()
            .filter(line -> line.matches("[+-] .*"))
            .map(line -> new Use(line.startsWith("+"), rest(line)))
            .toList());
  }

  private static String rest(String line) {
    return line.substring(2);
  }
}
