package dockwalk.app;

import dockwalk.render.Style;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command sees of the world around the process.
 *
 * @param out takes results
 * @param err takes progress and messages
 * @param env the environment variables
 * @param folder the current directory, absolute
 * @param process whether the streams are those of the process
 */
record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> env,
    Path folder,
    boolean process) {

  /** The console of this process. */
  static Console ofProcess() {
    return new Console(
        interruptible(),
        System.out,
        System.err,
        System.getenv(),
        Path.of("").toAbsolutePath(),
        true);
  }

  /** Standard input as a channel: Ctrl-C ends a read of it, which waits for a slow neighbour. */
  private static InputStream interruptible() {
    return Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel());
  }

  /** A path as the user wrote it, made absolute. */
  Path path(String text) {
    return folder.resolve(text).normalize();
  }

  /** The folder with images, layers and the cache. */
  Path home() {
    return StoreHome.of(env, folder);
  }

  /** Whether results go to a person's terminal that shows colours. */
  boolean colours() {
    return terminal(1)
        && env.getOrDefault("NO_COLOR", "").isEmpty()
        && !env.getOrDefault("TERM", "dumb").equals("dumb");
  }

  /** How what goes to the terminal is set off. */
  Style style() {
    return colours() ? Style.ANSI : Style.PLAIN;
  }

  /** Whether a person sits at both ends. */
  boolean interactive() {
    return terminal(0) && terminal(1);
  }

  /** Whether the stream of this number is a terminal; the launcher finds that out for nothing. */
  boolean terminal(int descriptor) {
    return process && System.getProperty("dockwalk.terminal", "").indexOf('0' + descriptor) >= 0;
  }
}
