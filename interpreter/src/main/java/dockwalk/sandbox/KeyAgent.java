package dockwalk.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An SSH agent that holds keys of files, for one run: the machine's own {@code ssh-agent}. It lives
 * as long as the shell below it, and that as long as its standard input, so that it ends with this
 * process, however that ends.
 */
final class KeyAgent implements MountPlan.Held {
  private static final String NAME = "keys";
  private static final String READY = "ready";

  /** Each key comes through the standard input: of a file, its permissions would be checked. */
  private static final String SCRIPT =
      "for key; do ssh-add -q - <\"$key\" 2>&1 || exit 1; done; echo " + READY + "; exec cat";

  /** For an orderly end, in nanoseconds. */
  private static final long PATIENCE = 1_000_000_000;

  private final Path folder;
  private final Process process;

  private KeyAgent(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /**
   * Starts an agent.
   *
   * @param folder an empty folder to make its socket in
   * @param keys files with private keys without a passphrase, absolute
   * @throws IOException if one is no such key, or the programs are missing; the message says which
   */
  static KeyAgent start(Path folder, List<Path> keys) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("ssh-agent", "-a", NAME, "/bin/sh", "-c", SCRIPT, "sh"));
    keys.forEach(key -> command.add(key.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true);
    Map<String, String> env = builder.environment();
    env.keySet().retainAll(List.of("PATH"));
    env.put("LC_ALL", "C");
    // Nobody is asked for a passphrase.
    env.put("SSH_ASKPASS_REQUIRE", "force");
    env.put("SSH_ASKPASS", "/bin/false");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new IOException(
          "--ssh with a key needs the program ssh-agent, and it was not found: install it"
              + " (Debian: openssh-client)",
          e);
    }
    KeyAgent agent = new KeyAgent(folder, process);
    String complaint = agent.complaint();
    if (!complaint.isEmpty()) {
      agent.close();
      throw new IOException(
          "cannot lend the SSH key %s: %s; it must be a private key without a passphrase"
              .formatted(keys.getFirst(), complaint));
    }
    return agent;
  }

  /** What was said before all keys were taken; empty if they were. */
  private String complaint() throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String last = "ssh-add failed";
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals(READY)) {
        return "";
      }
      last = line.isBlank() ? last : line.strip();
    }
    return last;
  }

  Path socket() {
    return folder.resolve(NAME);
  }

  /** Ends the agent, and waits for that: then nothing holds the keys, and the folder is free. */
  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    long last = System.nanoTime() + PATIENCE;
    try {
      while (all.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < last) {
        Thread.sleep(2);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
