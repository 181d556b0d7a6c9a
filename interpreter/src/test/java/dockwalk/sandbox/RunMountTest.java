package dockwalk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockwalk.Peer;
import dockwalk.exec.Action;
import dockwalk.exec.Host;
import dockwalk.exec.RunMount;
import dockwalk.exec.RunMount.Access;
import dockwalk.exec.RunMount.Sharing;
import dockwalk.exec.RunSettings;
import dockwalk.image.Layer;
import dockwalk.plan.Ulimit;
import dockwalk.sandbox.Forwarding.Agent;
import dockwalk.sandbox.Forwarding.Secret;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program sees beside its tree, and that nothing of it stays. */
class RunMountTest {
  private static final String SECRET = "hunter2-is-no-password";
  private static final Access OWNER = new Access(0, 0, 0400);

  @TempDir Path home;
  private BusyboxBase base;
  private Forwarding lent = Forwarding.NONE;
  private RunSettings settings = RunSettings.PLAIN;

  @BeforeEach
  void asRoot() throws IOException {
    BusyboxBase.assumePossible();
    base = new BusyboxBase(home.resolve("store"));
  }

  @AfterEach
  void close() throws IOException {
    base.close();
  }

  private record Ran(int exitCode, String text, List<Layer> layers) {}

  private Ran run(String script, RunMount... mounts) throws Exception {
    var env = new LinkedHashMap<String, String>(Map.of("PATH", "/bin"));
    Action.Execute what =
        new Action.Execute(
            List.of("sh", "-c", script),
            env,
            "/",
            "",
            false,
            new LinkedHashMap<>(),
            List.of(mounts),
            settings);
    Action.Origin self = new Action.Origin.Stage(0);
    Action.Origin context = new Action.Origin.Context();
    Host.Job job =
        new Host.Job(
            base.layers,
            what,
            Map.of(
                self,
                new Host.Files.Stack(base.layers, base.tree(base.layers)),
                context,
                new Host.Files.Folder(base.tree(base.layers))));
    StringBuilder text = new StringBuilder();
    Host.Ran ran =
        new OverlaySandbox(base.folders, lent).run(job, (stream, some) -> text.append(some));
    List<Layer> after = new ArrayList<>(base.layers);
    ran.layer().ifPresent(after::add);
    return new Ran(ran.exitCode(), text.toString(), after);
  }

  private static RunMount bind(Action.Origin from, String source, boolean readOnly) {
    return new RunMount.Bind("/new/place", from, source, readOnly);
  }

  @Test
  void aBindShowsFilesOfElsewhereAndDropsWhatIsWritten() throws Exception {
    for (Action.Origin from : List.of(new Action.Origin.Stage(0), new Action.Origin.Context())) {
      Ran writable = run("cat /new/place/x; echo z > /new/place/z", bind(from, "/data/sub", false));
      assertThat(writable.text()).isEqualTo("x\n");
      assertThat(base.entries(writable.layers())).isEmpty();
      Ran file = run("cat /new/place; echo x > /new/place", bind(from, "/data/keep", true));
      assertThat(file.text()).contains("kept\n").contains("Read-only file system");
      assertThat(file.exitCode()).isNotZero();
    }
  }

  @Test
  void whatWasMadeToMountOnGoesUnlessSomethingIsPutBesideIt() throws Exception {
    RunMount memory = new RunMount.Tmpfs("/a/b/c", OptionalLong.of(1 << 20), false);
    assertThat(base.entries(run("echo x > /a/b/c/x", memory).layers())).isEmpty();
    assertThat(base.entries(run("echo x > /a/y", memory).layers()))
        .containsExactly("DIRECTORY a", "FILE a/y");
  }

  @Test
  void aLinkInTheWayIsFollowedInsideTheImageOnly() throws Exception {
    Ran ran =
        run(
            "grep -c ' /data/sub tmpfs' /proc/mounts; grep -c ' /tmp/in tmpfs' /proc/mounts",
            new RunMount.Tmpfs("/data/sub", OptionalLong.empty(), false),
            new RunMount.Tmpfs("/tmp/../tmp/in", OptionalLong.empty(), false));
    assertThat(ran.text()).isEqualTo("1\n1\n");
  }

  private static RunMount cache(Sharing sharing, Optional<Access> access) {
    return new RunMount.Cache("/c", "id", sharing, Optional.empty(), "/", false, access);
  }

  @Test
  void aCacheIsKeptListedAndCleared() throws Exception {
    RunMount cache = cache(Sharing.SHARED, Optional.empty());
    assertThat(base.entries(run("echo 1 >> /c/f", cache).layers())).isEmpty();
    assertThat(run("cat /c/f", cache).text()).isEqualTo("1\n");
    assertThat(run("cat /c/f", cache(Sharing.LOCKED, Optional.empty())).text()).isEqualTo("1\n");
    RunMount owned = cache(Sharing.SHARED, Optional.of(new Access(1000, 50, 0750)));
    assertThat(run("stat -c '%a %u %g' /c; ls /c", owned).text()).isEqualTo("750 1000 50\n");
    assertThat(base.store.caches().list()).hasSize(2).allMatch(kept -> kept.id().equals("id"));
    assertThat(base.store.caches().clear(Optional.of("other"))).isEmpty();
    assertThat(base.store.caches().clear(Optional.of("id"))).hasSize(2);
    assertThat(run("ls /c", cache).text()).isEmpty();
  }

  @Test
  void aFolderOfACacheIsReachedThroughNoLink() throws Exception {
    run("mkdir /c/real; ln -s /etc /c/link", cache(Sharing.SHARED, Optional.empty()));
    assertThat(run("touch /c/in; ls /c", part("/real")).text()).isEqualTo("in\n");
    assertThatThrownBy(() -> run("ls /c", part("/link")))
        .hasMessage(
            "the source link of a cache leads through a symbolic link, which may lead out of it:"
                + " name the folder itself");
    assertThatThrownBy(() -> run("ls /c", part("/gone")))
        .hasMessage("the source gone of a cache is not in it: make it in a RUN before");
  }

  private static RunMount part(String source) {
    return new RunMount.Cache(
        "/c", "id", Sharing.SHARED, Optional.empty(), source, false, Optional.empty());
  }

  @Test
  void aSecretReachesTheProgramAndNothingElse() throws Exception {
    Path file = Files.writeString(home.resolve("secret"), SECRET);
    lent = new Forwarding(Map.of("pw", new Secret.File(file)), Map.of());
    Ran ran =
        run(
            "test \"$(cat /run/secrets/pw)\" = \"$PW\" && echo ${#PW} $(stat -c '%a %u'"
                + " /run/secrets/pw) && echo x > /made",
            new RunMount.Secret("/run/secrets/pw", "PW", "pw", true, OWNER));
    assertThat(ran.text()).isEqualTo(SECRET.length() + " 400 0\n");
    assertThat(base.entries(ran.layers())).containsExactly("FILE made");
    try (Stream<Path> all = Files.walk(home.resolve("store"))) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(each, StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains(SECRET)).as(each.toString()).isFalse();
      }
    }
  }

  @Test
  void aSecretThatIsNotLentIsLeftOutOrMissed() throws Exception {
    assertThat(
            run(
                    "ls /run/secrets; echo \"[$PW]\"",
                    new RunMount.Secret("/run/secrets/pw", "PW", "pw", false, OWNER))
                .text())
        .contains("[]");
    assertThatThrownBy(
            () -> run("true", new RunMount.Secret("/run/secrets/pw", "", "pw", true, OWNER)))
        .hasMessageContaining("secret pw: not found");
    assertThatThrownBy(() -> run("true", new RunMount.Ssh("/agent", "default", true, OWNER)))
        .hasMessageContaining("no SSH key \"default\" forwarded from the client");
  }

  @Test
  void anAgentAnswersThroughItsProxy() throws Exception {
    Path socket = home.resolve("agent");
    try (ServerSocketChannel agent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      agent.bind(UnixDomainSocketAddress.of(socket));
      Path folder = Files.createDirectory(home.resolve("p"));
      Thread.ofVirtual()
          .start(
              () -> {
                try (var client = agent.accept()) {
                  client.read(ByteBuffer.allocate(64));
                  client.write(ByteBuffer.wrap(new byte[] {0, 0, 0, 2, 12, 99}));
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      try (AgentProxy proxy = AgentProxy.open(folder, socket);
          var client =
              java.nio.channels.SocketChannel.open(UnixDomainSocketAddress.of(proxy.socket()))) {
        ByteBuffer answer = ByteBuffer.allocate(16);
        byte removeAll = 19;
        client.write(ByteBuffer.wrap(new byte[] {0, 0, 0, 1, removeAll}));
        assertThat(client.read(answer)).isEqualTo(5);
        assertThat(answer.get(4)).as("refused").isEqualTo((byte) 5);
        byte list = 11;
        client.write(ByteBuffer.wrap(new byte[] {0, 0, 0, 1, list}));
        assertThat(client.read(answer.clear())).isEqualTo(6);
        assertThat(answer.get(5)).isEqualTo((byte) 99);
      }
      lent = new Forwarding(Map.of(), Map.of("default", new Agent.Socket(socket)));
      Ran ran =
          run(
              "stat -c '%F %a %u' $SSH_AUTH_SOCK",
              new RunMount.Ssh("/run/agent.0", "default", true, new Access(7, 0, 0600)));
      assertThat(ran.text()).isEqualTo("socket 600 7\n");
    }
  }

  @Test
  void keysAreLentByAnAgentThatEndsWithTheRun() throws Exception {
    Path key = home.resolve("key");
    Peer.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    key.toFile().setReadable(true, false);
    Path folder = Files.createDirectory(home.resolve("k"));
    try (KeyAgent agent = KeyAgent.start(folder, List.of(key))) {
      ProcessBuilder list = new ProcessBuilder("ssh-add", "-L");
      list.environment().put("SSH_AUTH_SOCK", agent.socket().toString());
      String held =
          new String(list.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(held).startsWith(Files.readString(home.resolve("key.pub")).substring(0, 60));
    }
    try (var all = ProcessHandle.allProcesses()) {
      assertThat(all.filter(p -> p.info().commandLine().orElse("").contains(key.toString())))
          .isEmpty();
    }
    Path text = Files.writeString(home.resolve("text"), "no key");
    assertThatThrownBy(() -> KeyAgent.start(folder, List.of(text)))
        .hasMessageContaining("cannot lend the SSH key " + text)
        .hasMessageContaining("private key without a passphrase");
    lent = new Forwarding(Map.of(), Map.of("default", new Agent.Keys(List.of(key))));
    Ran ran =
        run(
            "stat -c %F $SSH_AUTH_SOCK",
            new RunMount.Ssh("/run/agent.0", "default", true, new Access(0, 0, 0600)));
    assertThat(ran.text()).isEqualTo("socket\n");
  }

  @Test
  void limitsHostsAndSizesHold() throws Exception {
    settings =
        new RunSettings(
            false,
            "dock",
            new LinkedHashMap<>(Map.of("db", "10.0.0.7")),
            1 << 20,
            List.of(Ulimit.parse("nofile=99:100")));
    Ran ran =
        run(
            "sleep 0.2; ulimit -n; ulimit -Hn; sed -n /10.0.0.7/p /etc/hosts; grep shm /proc/mounts;"
                + "hostname; grep dock /etc/hosts");
    assertThat(ran.text())
        .startsWith("99\n100\n10.0.0.7\tdb\n")
        .contains("size=1024k")
        .endsWith("dock\n127.0.0.1\tlocalhost dock\n");
  }
}
