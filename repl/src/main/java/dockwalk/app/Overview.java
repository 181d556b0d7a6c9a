package dockwalk.app;

/** What {@code dockwalk --help} prints. */
final class Overview {
  private Overview() {}

  static String text() {
    StringBuilder text = new StringBuilder();
    text.append("Walk a Dockerfile step by step, and see what each instruction does.\n\n");
    text.append("Usage: dockwalk COMMAND [OPTION...] [ARGUMENT...]\n\nCommands:\n");
    for (Command command : Commands.all()) {
      text.append("  %-8s %s%n".formatted(command.name(), command.summary()));
    }
    text.append("\n`dockwalk COMMAND --help` tells the options of a command.\n");
    text.append("`dockwalk --version` tells the version.\n");
    return text.toString();
  }
}
