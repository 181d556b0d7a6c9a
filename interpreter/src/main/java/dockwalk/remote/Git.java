package dockwalk.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The {@code git} program, without the user's settings and without questions. What comes from a
 * Dockerfile stands after {@code --} or is no option otherwise; only the protocols of the reference
 * are allowed, so that no repository leads to files or programs of this machine.
 */
final class Git {
  private static final int LONGEST_OUTPUT = 1 << 20;
  private static final List<String> PASSED =
      List.of(
          "PATH",
          "SSH_AUTH_SOCK",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "ALL_PROXY",
          "http_proxy",
          "https_proxy",
          "no_proxy",
          "all_proxy");

  private final Path folder;
  private final Map<String, String> env;

  /**
   * The program, working in a folder.
   *
   * @param folder where nothing else is kept: standard error goes to a file beside the repository
   */
  Git(Path folder, Map<String, String> env) {
    this.folder = folder;
    this.env = env;
  }

  /** A command that failed. */
  static final class GitException extends IOException {
    private static final long serialVersionUID = 1;

    GitException(String message) {
      super(message);
    }
  }

  /**
   * Runs a command.
   *
   * @param arguments of {@code git}
   * @return what it printed
   * @throws GitException with what the program said, if it failed
   */
  String run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "protocol.allow=never"));
    for (String protocol : List.of("http", "https", "git", "ssh")) {
      command.addAll(List.of("-c", "protocol.%s.allow=always".formatted(protocol)));
    }
    command.addAll(List.of("-c", "core.hooksPath=/dev/null", "-c", "advice.detachedHead=false"));
    command.addAll(List.of("-c", "init.defaultBranch=master", "-c", "gc.auto=0"));
    command.addAll(arguments);
    Path errors = folder.resolve("stderr");
    Process process = start(command, errors);
    try {
      String output = text(process.getInputStream());
      if (process.waitFor() != 0) {
        throw new GitException(WebClient.shown(words(errors)));
      }
      return output;
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  private Process start(List<String> command, Path errors) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectInput(Path.of("/dev/null").toFile()).redirectError(errors.toFile());
    Map<String, String> passed = builder.environment();
    passed.clear();
    for (String name : PASSED) {
      String value = env.get(name);
      if (value != null) {
        passed.put(name, value);
      }
    }
    passed.put("HOME", "/dev/null");
    passed.put("GIT_CONFIG_NOSYSTEM", "1");
    passed.put("GIT_CONFIG_GLOBAL", "/dev/null");
    passed.put("GIT_TERMINAL_PROMPT", "0");
    passed.put("GIT_SSH_COMMAND", "ssh -F /dev/null -o BatchMode=yes");
    passed.put("LC_ALL", "C");
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IOException(
          "ADD of a Git repository needs the program git, and it was not found: install it", e);
    }
  }

  private static String text(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 13];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      if (bytes.size() < LONGEST_OUTPUT) {
        bytes.write(buffer, 0, read);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The last lines of what it complained of. */
  private static String words(Path errors) throws IOException {
    try (InputStream in = Files.newInputStream(errors)) {
      List<String> lines =
          new String(in.readNBytes(1 << 14), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .toList();
      return String.join("; ", lines.subList(Math.max(0, lines.size() - 4), lines.size()));
    }
  }
}
