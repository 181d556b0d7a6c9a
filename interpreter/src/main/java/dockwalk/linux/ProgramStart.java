package dockwalk.linux;

import java.util.List;

/**
 * How a program is started.
 *
 * @param program path of its file
 * @param argv its arguments, the first of them its own name
 * @param env its environment, as {@code NAME=value}
 */
public record ProgramStart(String program, List<String> argv, List<String> env, Streams streams) {
  /** Stands for the null device where the number of an open file may stand. */
  public static final int NULL_DEVICE = -1;

  public ProgramStart {
    argv = List.copyOf(argv);
    env = List.copyOf(env);
  }

  /** What its first three open files are; it has no others. */
  public sealed interface Streams {}

  /** All three are a terminal, by its path, which becomes that of the program's session. */
  public record Terminal(String path) implements Streams {}

  /**
   * What its first three open files are, as numbers of open files; {@code in} may be {@link
   * #NULL_DEVICE}.
   */
  public record Pipes(int in, int out, int err) implements Streams {}
}
