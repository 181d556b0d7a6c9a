package dockwalk.repl.command;

/** The reference of all commands, made from their table, as {@code repl/commands.md} holds it. */
final class Reference {
  private Reference() {}

  static String text(CommandTable table) {
    StringBuilder text = new StringBuilder();
    text.append("# Commands of the debugger\n\n");
    text.append("Made from the table in `dockwalk.repl.command`; do not edit. A command may be ");
    text.append("cut short as long as it stays clear which is meant, and an empty line does ");
    text.append("the last walking command or `list` again. Lines that begin with `#` are ");
    text.append("skipped.\n");
    for (Command.Topic topic : Command.Topic.values()) {
      text.append("\n## ").append(topic.title()).append('\n');
      table.of(topic).forEach(command -> section(command, text));
    }
    return text.toString();
  }

  private static void section(Command command, StringBuilder text) {
    text.append("\n### `").append(command.usage()).append("`\n\n");
    text.append(command.summary()).append('.');
    if (!command.aliases().isEmpty()) {
      text.append(" Also: `").append(String.join("`, `", command.aliases())).append("`.");
    }
    text.append("\n\n").append(command.help());
  }
}
