package dockwalk.app;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command of the program, such as {@code build}. */
interface Command {
  String name();

  /** One line for the list of commands. */
  String summary();

  /** Adds the command's options and parameters. */
  void describe(CommandSpec spec);

  /** Whether it only reads and tells, so that a signal may end it anywhere. */
  default boolean onlyReads(ParseResult line) {
    return false;
  }

  /**
   * Runs it.
   *
   * @return the exit code: see {@link ExitCode}
   * @throws IOException for an expected failure; its message is for the user
   * @throws UsageException if the arguments make no sense together
   */
  int run(ParseResult line, Console console) throws IOException, InterruptedException;
}
