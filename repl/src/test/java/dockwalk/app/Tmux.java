package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.Peer;
import dockwalk.ThisJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The debugger in a real terminal, that of tmux, as a person sees it.
 *
 * @param folder holds the build context {@code ctx}, and all that a test leaves
 */
record Tmux(Path folder) {
  private static final long PATIENCE = 60; // seconds

  private String socket() {
    return folder.resolve("tmux").toString();
  }

  /**
   * Starts a session in {@code ctx}.
   *
   * @param env variables of the session, such as {@code TERM=dumb}
   * @param options what stands between the command and the context
   */
  void open(int columns, int rows, String env, String options) throws Exception {
    String command =
        "trap : INT; env LANGUAGE=en DOCKWALK_HOME=%s %s %s --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC"
                .formatted(folder.resolve("home"), env, ThisJvm.java())
            + " -Ddockwalk.terminal=012 -cp %s %s debug %s %s; echo left with $?; sleep 60"
                .formatted(
                    ThisJvm.classPath(), Main.class.getName(), options, folder.resolve("ctx"));
    Path script = folder.resolve("script");
    Files.writeString(script, command);
    tmux("new-session", "-d", "-x", "" + columns, "-y", "" + rows, "sh " + script);
  }

  private String tmux(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tmux", "-S", socket()));
    command.addAll(List.of(arguments));
    return Peer.run(command.toArray(String[]::new));
  }

  /** Types a line, and ends it. */
  void type(String line) throws Exception {
    tmux("send-keys", "-l", line);
    tmux("send-keys", "Enter");
  }

  /** Strikes keys, by the names that tmux has for them. */
  void keys(String... keys) throws Exception {
    for (String key : keys) {
      tmux("send-keys", key);
    }
  }

  void resize(int columns, int rows) throws Exception {
    tmux("resize-window", "-x", "" + columns, "-y", "" + rows);
  }

  /** The screen as soon as it is as wanted. */
  List<String> screen(Predicate<String> wanted) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (true) {
      String screen = tmux("capture-pane", "-p");
      if (wanted.test(screen)) {
        return screen.lines().toList();
      }
      assertThat(System.nanoTime()).as(screen).isLessThan(end);
      Thread.sleep(50);
    }
  }

  /** The screen as soon as it has all of {@code texts}. */
  List<String> shows(String... texts) throws Exception {
    return screen(screen -> Stream.of(texts).allMatch(screen::contains));
  }

  /** Ends the terminal, and the session in it. */
  void end() throws IOException, InterruptedException {
    Peer.start("tmux", "-S", socket(), "kill-server").waitFor();
  }
}
