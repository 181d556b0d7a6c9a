package dockwalk.shell;

import java.util.List;

/** What a look at a script comes to. */
public sealed interface Splitting {
  /**
   * Its commands can be run one at a time.
   *
   * @param shell the program and its options, without {@code -c}
   * @param name what {@code $0} is
   * @param settings options that the script turns on first, as {@code set} takes them; may be empty
   */
  record Commands(List<String> shell, String name, String settings, List<ShellCommand> commands)
      implements Splitting {
    public Commands {
      shell = List.copyOf(shell);
      commands = List.copyOf(commands);
    }
  }

  /** It is run as one. {@code why} is a sentence without its full stop. */
  record Whole(String why) implements Splitting {}
}
