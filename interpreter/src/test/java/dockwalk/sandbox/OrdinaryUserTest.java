package dockwalk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dockwalk.Peer;
import dockwalk.ThisJvm;
import dockwalk.linux.FileCalls;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same for those who are not root, in the namespaces that the launcher enters. */
class OrdinaryUserTest {
  private static final String SCRIPT =
      "rm -r /data/sub; mkdir /data/sub; echo z > /data/sub/z; touch /data/new; chown app /data/new"
          + " && chown app:team /data/old && touch /home/app/new && stat -c '%u %g' /data/new"
          + " /home/app; mount -t tmpfs x /data && echo mounted; ls /proc/1/root; true";

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void readableForAll() throws IOException {
    BusyboxBase.assumePossible();
    FileCalls.chmod(folder, 0755);
    home = Files.createDirectory(folder.resolve("home"));
  }

  /** With a copy of the class path, which an ordinary user may not be able to read. */
  private String classPath() throws Exception {
    List<String> copies = new ArrayList<>();
    int number = 0;
    for (String each : ThisJvm.classPath().split(File.pathSeparator)) {
      Path from = Path.of(each);
      if (Files.isDirectory(from) || each.contains("pcollections")) {
        Path to = folder.resolve("classes" + number++);
        assertThat(done(List.of("cp", "-rL", from.toString(), to.toString()))).isEmpty();
        assertThat(done(List.of("chmod", "-R", "a+rX", to.toString()))).isEmpty();
        copies.add(to.toString());
      }
    }
    return String.join(File.pathSeparator, copies);
  }

  private static String done(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? text : "failed: " + text;
  }

  private List<String> as(String user, List<String> namespaces, List<String> command)
      throws Exception {
    Peer.require(done(List.of("id", user)).startsWith("uid="), "the user " + user);
    assertThat(done(List.of("chown", user, home.toString()))).isEmpty();
    List<String> all =
        new ArrayList<>(
            List.of("setpriv", "--reuid", user, "--regid", user, "--init-groups", "unshare"));
    all.addAll(namespaces);
    all.addAll(List.of("--map-root-user", "--mount", "--propagation", "private"));
    List<String> probe = new ArrayList<>(all);
    probe.addAll(List.of(ThisJvm.java(), "-version"));
    assumeTrue(!done(probe).startsWith("failed"), "user namespaces");
    all.addAll(command);
    return done(all).lines().toList();
  }

  private List<String> build(String user, List<String> namespaces) throws Exception {
    List<String> command = new ChildJvm(classPath()).command(home, "build", "sh", "-c", SCRIPT);
    List<String> lines = as(user, namespaces, command);
    try (Stream<Path> left = Files.list(home.resolve("tmp"))) {
      assertThat(left).isEmpty();
    }
    return lines;
  }

  @Test
  void withSubordinateUsersEverythingIsAsForRoot() throws Exception {
    Peer.require(Files.isExecutable(Path.of("/usr/bin/newuidmap")), "newuidmap");
    assertThat(build("walker", List.of("--user", "--map-auto")))
        .startsWith("1000 0", "1000 1000")
        .doesNotContain("mounted")
        .containsSubsequence(
            "DIRECTORY data 0:0",
            "FILE data/new 1000:0",
            "FILE data/old 1000:50",
            "DIRECTORY data/sub 0:0",
            "WHITEOUT data/sub/x 0:0",
            "WHITEOUT data/sub/y 0:0",
            "FILE data/sub/z 0:0",
            "DIRECTORY home/app 1000:1000",
            "FILE home/app/new 0:0");
  }

  @Test
  void withOneUserChangesOfOwnersArePretended() throws Exception {
    assertThat(build("single", List.of("--user")))
        .startsWith("0 0", "0 0")
        .doesNotContain("mounted")
        .containsSubsequence(
            "DIRECTORY data 0:0",
            "FILE data/new 0:0",
            "DIRECTORY data/sub 0:0",
            "WHITEOUT data/sub/x 0:0",
            "WHITEOUT data/sub/y 0:0",
            "FILE data/sub/z 0:0",
            "DIRECTORY home/app 1000:1000",
            "FILE home/app/new 0:0")
        .anyMatch(line -> line.startsWith("dockwalk: this user has no subordinate ids"));
  }
}
