package dockwalk.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockwalk.exec.GitSource;
import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import dockwalk.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dockerfile reference, "Adding files from a Git repository", against {@code git daemon}. */
class GitRepositoriesTest {
  @TempDir Path folder;
  private Process daemon;
  private String remote;
  private String first;

  @BeforeEach
  void serve() throws Exception {
    Assumptions.assumeTrue(run("git --version").startsWith("git version"), "git is not installed");
    Files.createDirectories(folder.resolve("served"));
    run("git init -q -b main work");
    commit("file", "one");
    first = run("git -C work rev-parse HEAD").strip();
    run("git -C work tag v1");
    run("git -C work tag -a -m text v1-text");
    Files.createDirectories(folder.resolve("work/sub/dir"));
    Files.createSymbolicLink(folder.resolve("work/sub/up"), Path.of("../.."));
    Files.writeString(folder.resolve("work/run"), "#!/bin/sh\n");
    folder.resolve("work/run").toFile().setExecutable(true);
    commit("sub/dir/deep", "two");
    run("git clone -q --bare work served/it.git");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    daemon =
        new ProcessBuilder(
                "git",
                "daemon",
                "--listen=127.0.0.1",
                "--port=" + port,
                "--export-all",
                "--base-path=" + folder.resolve("served"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("daemon.log").toFile())
            .start();
    remote = "git://127.0.0.1:" + port + "/it.git";
    await(port);
  }

  private static void await(int port) throws Exception {
    for (int i = 0; i < 200; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return;
      } catch (IOException notYet) {
        Thread.sleep(25);
      }
    }
    throw new AssertionError("git daemon did not start");
  }

  private void commit(String file, String text) throws Exception {
    Files.writeString(folder.resolve("work").resolve(file), text);
    run("git -C work add -A");
    run("git -C work -c user.name=T -c user.email=t@example.com commit -q -m " + text);
  }

  private String run(String command) throws Exception {
    Process process =
        new ProcessBuilder(command.split(" "))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @AfterEach
  void stop() {
    if (daemon != null) {
      daemon.descendants().forEach(ProcessHandle::destroy);
      daemon.destroy();
    }
  }

  private interface Use {
    void with(GitRepositories repositories) throws Exception;
  }

  private void build(Use use) throws Exception {
    try (Store store = Store.open(folder.resolve("home"))) {
      use.with(new GitRepositories(store, System.getenv()));
    }
  }

  private GitSource source(String tail) {
    return GitSource.parse(remote + tail).orElseThrow();
  }

  private static String names(FileTree tree) {
    return String.join(" ", new TreeSet<>(tree.root().children().keySet()));
  }

  @Test
  void givesTheFilesOfABranchATagOrACommit() throws Exception {
    build(
        repositories -> {
          assertThat(names(repositories.checkout(source("")))).isEqualTo("file run sub");
          assertThat(names(repositories.checkout(source("#main")))).isEqualTo("file run sub");
          assertThat(names(repositories.checkout(source("#v1")))).isEqualTo("file");
          assertThat(names(repositories.checkout(source("#v1-text")))).isEqualTo("file");
          assertThat(names(repositories.checkout(source("#" + first)))).isEqualTo("file");
          assertThat(names(repositories.checkout(source("#main:sub")))).isEqualTo("dir up");
          assertThat(names(repositories.checkout(source("?tag=v1&keep-git-dir=1"))))
              .isEqualTo(".git file");
          assertThat(repositories.commit(source("#v1-text"))).isEqualTo(first);
        });
  }

  @Test
  void filesBelongToRootAndKeepWhetherTheyCanBeExecuted() throws Exception {
    build(
        repositories -> {
          FileTree tree = repositories.checkout(source("?mtime=commit"));
          Node program = tree.at("/run").orElseThrow();
          assertThat(program.metadata().uid()).isZero();
          assertThat(program.metadata().mode() & 0111).isNotZero();
          assertThat(tree.at("/file").orElseThrow().metadata().mode() & 0111).isZero();
          assertThat(program.metadata().modified())
              .isEqualTo(Long.parseLong(run("git -C work log -1 --format=%ct").strip()));
        });
  }

  @Test
  void aChecksumMustFit() throws Exception {
    build(
        repositories -> {
          assertThat(repositories.commit(source("?tag=v1&checksum=" + first.substring(0, 10))))
              .isEqualTo(first);
          assertThatThrownBy(() -> repositories.commit(source("?tag=v1&checksum=0000")))
              .hasMessage("expected checksum to match 0000, got " + first);
        });
  }

  @Test
  void saysWhatIsNotThere() throws Exception {
    build(
        repositories -> {
          assertThatThrownBy(() -> repositories.commit(source("#nowhere")))
              .hasMessageContaining("does not contain ref nowhere");
          assertThatThrownBy(() -> repositories.checkout(source("#main:sub/none")))
              .hasMessageContaining("has no folder sub/none");
          assertThatThrownBy(() -> repositories.checkout(source("#main:sub/up")))
              .hasMessageContaining("has no folder sub/up");
        });
  }

  @Test
  void neitherAddressNorNameIsAnOption() throws Exception {
    assertThatThrownBy(() -> source("#--upload-pack=touch /tmp/evil"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("invalid git ref");
    assertThat(GitSource.parse("ext::sh -c touch% /tmp/evil")).isEmpty();
    assertThat(GitSource.parse("file:///etc/x.git")).isEmpty();
    build(
        repositories ->
            assertThatThrownBy(
                    () ->
                        new Git(folder, System.getenv())
                            .run(
                                java.util.List.of("ls-remote", "--", "file://" + folder + "/work")))
                .hasMessageContaining("transport 'file' not allowed"));
  }
}
