package dockwalk.debug;

import dockwalk.exec.PacedShell.Join;
import dockwalk.exec.PacedShell.Order;
import dockwalk.shell.ShellCommand;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides which command of a script is next, as a shell does: what follows {@code &&} is passed
 * over after a failure, what follows {@code ||} after a success.
 */
public final class InsideScript {
  private final List<ShellCommand> commands;
  private int next;
  private int status;

  /** At the first of {@code commands}. */
  public InsideScript(List<ShellCommand> commands) {
    this.commands = List.copyOf(commands);
  }

  /** Index of the next command. */
  public int next() {
    return next;
  }

  /** Whether there is none left. */
  public boolean over() {
    return next == commands.size();
  }

  /** What the shell is told to do next. */
  public Order order() {
    if (over()) {
      return new Order.End(status);
    }
    ShellCommand command = commands.get(next);
    Join join =
        switch (command.link()) {
          case NEXT -> Join.NONE;
          case AND -> Join.AND;
          case OR -> Join.OR;
        };
    return new Order.Run(command.text(), status, join, !command.last());
  }

  /** The next command ended with this status: gives the indexes of those that are passed over. */
  public List<Integer> ended(int exitStatus) {
    status = exitStatus;
    next++;
    List<Integer> passed = new ArrayList<>();
    while (!over() && passes(commands.get(next))) {
      passed.add(next++);
    }
    return passed;
  }

  private boolean passes(ShellCommand command) {
    return switch (command.link()) {
      case NEXT -> false;
      case AND -> status != 0;
      case OR -> status == 0;
    };
  }
}
