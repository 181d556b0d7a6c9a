package dockwalk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dockwalk.exec.Action;
import dockwalk.fs.Metadata;
import dockwalk.image.Layer;
import dockwalk.sandbox.BusyboxBase.Result;
import dockwalk.store.LayerDraft;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The known ways out of a sandbox are closed, for its root too. */
class EscapeTest {
  /** What Docker leaves to a container. */
  private static final String CAPABILITIES = "00000000a80425fb";

  /**
   * A program for x86_64 that is in no library: mkdir("jail"), chroot("jail"), 64 times
   * chdir(".."), chroot("."), execve(argv[1], argv + 1). It leaves any root that was changed by
   * chroot alone.
   */
  private static final byte[] LEAVE_CHROOT =
      Base64.getDecoder()
          .decode(
              "f0VMRgIBAQAAAAAAAAAAAAIAPgABAAAAeABAAAAAAABAAAAAAAAAAAAAAAAAAAAAAAAAAEAAOAAB"
                  + "AAAAAAAAAAEAAAAFAAAAAAAAAAAAAAAAAEAAAAAAAAAAQAAAAAAA5QAAAAAAAADlAAAAAAAAAAAQ"
                  + "AAAAAAAAuFMAAABIjT1ZAAAAvu0BAAAPBbihAAAASI09RgAAAA8Fu0AAAAC4UAAAAEiNPTgAAAAP"
                  + "Bf/Lde64oQAAAEiNPScAAAAPBbg7AAAASIt8JBBIjXQkEDHSDwW4PAAAAL8JAAAADwVqYWlsAC4u"
                  + "AA==");

  @TempDir Path home;
  private BusyboxBase base;
  private Path secret;

  @BeforeEach
  void asRoot() throws IOException {
    BusyboxBase.assumePossible();
    base = new BusyboxBase(home);
    secret = Files.writeString(home.resolve("secret"), "secret of this machine");
  }

  @AfterEach
  void close() throws IOException {
    base.close();
  }

  @Test
  void openFilesOfThisProcessAreNotThere() throws Exception {
    try (FileChannel file = FileChannel.open(secret);
        Stream<Path> directory = Files.list(home)) {
      Result result = base.sh("for f in /proc/self/fd/*; do readlink $f; done; ls /proc/$$/fd");
      assertThat(result.out()).doesNotContain(home.toString());
      assertThat(result.out().lines().skip(3).filter(line -> line.matches("\\d+")))
          .startsWith("0", "1", "2")
          .allMatch(line -> line.length() <= 2);
      assertThat(file.isOpen()).isTrue();
      assertThat(directory).isNotEmpty();
    }
  }

  @Test
  void leavingAChrootLeadsToTheSandboxsRootOnly() throws Exception {
    assumeTrue("amd64".equals(System.getProperty("os.arch")), "x86_64");
    List<Layer> layers = new ArrayList<>(base.layers);
    try (LayerDraft draft = base.store.layers().draft()) {
      draft
          .writer()
          .file(
              "bin/leave",
              new Metadata(0755, 0, 0, 0),
              new ByteArrayInputStream(LEAVE_CHROOT),
              LEAVE_CHROOT.length);
      layers.add(draft.keep());
    }
    String inner = "cd /data; /bin/leave /bin/sh -c 'cat /data/keep; cat " + secret + "'";
    Result result = base.sh(layers, inner);
    // It did leave the inner root, and found itself where it had been before.
    assertThat(result.out()).isEqualTo("kept\n");
    assertThat(result.err()).contains("No such file or directory");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat %s",
        "cat ../../../../../../../../../..%s",
        "cat /proc/1/root%s",
        "cat /proc/1/cwd%s",
        "for p in /proc/[0-9]*; do cat $p/root%1$s $p/cwd%1$s; done",
        "for p in /proc/[0-9]*/fd/*; do cat $p%1$s; done",
        "chroot /proc/1/root cat %s",
      })
  void filesOfThisMachineCannotBeRead(String script) throws Exception {
    Result result = base.sh(script.formatted(secret) + "; echo end");
    assertThat(result.out()).isEqualTo("end\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo x > /proc/sys/kernel/domainname",
        "echo h > /proc/sysrq-trigger",
        "echo 1 > /sys/kernel/mm/ksm/run",
        "[ -n \"$(dd if=/proc/kcore bs=1 count=1)\" ]",
        "[ -n \"$(cat /proc/keys)\" ]",
        "mount -t tmpfs none /data",
        "mount -t proc none /data",
        "mount --bind /proc /data",
        "mount -o remount,rw /proc/sys",
        "mount -o remount,dev /",
        "umount /proc/sys",
        "umount -l /sys",
        "hostname changed",
        "ip link set lo down",
        "mkdir /data/d; mknod /data/d/x c 1 3; cat /data/d/x",
        "mknod /dev/x c 1 5 && dd if=/dev/x of=/dev/null bs=1 count=1",
        "mknod /dev/shm/x c 1 5 && dd if=/dev/shm/x of=/dev/null bs=1 count=1",
        "kill -9 1; [ ! -e /proc/1/status ]",
      })
  void theMachineCannotBeChanged(String script) throws Exception {
    Result result = base.sh(script + " && echo done");
    assertThat(result.out()).doesNotContain("done");
    assertThat(result.exitCode()).isNotEqualTo(0);
  }

  @Test
  void aDiskCannotBeRead() throws Exception {
    String disk = disk();
    Result result =
        base.sh(
            "for d in / /tmp /dev /dev/shm /data; do mknod $d/disk b %s && dd if=$d/disk of=/dev/null bs=512 count=1 && echo read; done; true"
                .formatted(disk));
    assertThat(result.out()).doesNotContain("read");
    assertThat(result.err()).containsIgnoringCase("permission denied");
  }

  private static String disk() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/partitions"))) {
      List<String> fields = List.of(line.strip().split("\\s+"));
      if (fields.size() == 4 && !fields.getFirst().equals("major")) {
        return fields.get(0) + " " + fields.get(1);
      }
    }
    assumeTrue(false, "a disk");
    return "";
  }

  @Test
  void devicesOfThisMachineKeepTheirOwnersAndPermissions() throws Exception {
    Object before = Files.getAttribute(Path.of("/dev/null"), "unix:mode");
    Result result =
        base.sh("chmod 600 /dev/null /proc/keys && chown app /dev/zero && stat -c %a /dev/null");
    assertThat(result.out()).isEqualTo("600\n");
    assertThat(Files.getAttribute(Path.of("/dev/null"), "unix:mode")).isEqualTo(before);
    assertThat(Files.getAttribute(Path.of("/dev/zero"), "unix:uid")).isEqualTo(0);
  }

  @Test
  void capabilitiesAreDockersAndAUserHasNone() throws Exception {
    String script = "grep Cap /proc/self/status";
    assertThat(base.sh(script).out().replace("\t", " ").lines())
        .contains("CapEff: " + CAPABILITIES, "CapPrm: " + CAPABILITIES, "CapBnd: " + CAPABILITIES);
    assertThat(
            base.run(BusyboxBase.execute("app", "/", "sh", "-c", script))
                .out()
                .replace("\t", " ")
                .lines())
        .contains("CapEff: 0000000000000000", "CapPrm: 0000000000000000", "CapBnd: " + CAPABILITIES)
        .contains("CapInh: 0000000000000000", "CapAmb: 0000000000000000");
  }

  @Test
  void aSetUserIdProgramGainsNoMoreThanTheSandboxsRootHas() throws Exception {
    // busybox keeps the rights of its file in "su" alone, which asks for no password here.
    Result made =
        base.sh(
            "rm /bin/su; cp /bin/busybox /bin/su; chmod 4755 /bin/su; echo 'root::0:0:99999:7:::' >"
                + " /etc/shadow");
    Action.Execute su =
        BusyboxBase.execute(
            "app", "/", "su", "-c", "id -u; grep CapEff /proc/self/status; mount -t tmpfs x /data");
    Result result = base.run(made.layers(), su);
    assertThat(result.out().replace("\t", " ")).isEqualTo("0\nCapEff: " + CAPABILITIES + "\n");
    assertThat(result.exitCode()).isNotEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dev/pipes/../../../../../../../../../../../..%s/script",
        "/dev/pipes/..",
        "/dev/fd/script",
        "/data/script",
        "/dev/pipes/a/script"
      })
  void scriptsAreWrittenNowhereElse(String path) throws Exception {
    String place = path.formatted(home);
    var scripts = new LinkedHashMap<String, String>(Map.of(place, "#!/bin/sh\n"));
    var what = new Action.Execute(List.of(place), new LinkedHashMap<>(), "/", "", false, scripts);
    assertThatThrownBy(() -> base.run(what)).hasMessageContaining("is no place for a script");
    assertThat(home.resolve("script")).doesNotExist();
  }

  @Test
  void aScriptOfTheDockerfileIsInNoLayer() throws Exception {
    var scripts =
        new LinkedHashMap<String, String>(
            Map.of("/dev/pipes/EOF", "#!/bin/sh\necho $0; echo x > /data/new\n"));
    Result result =
        base.run(
            new Action.Execute(
                List.of("/dev/pipes/EOF"), new LinkedHashMap<>(), "/", "", false, scripts));
    assertThat(result.out()).isEqualTo("/dev/pipes/EOF\n");
    assertThat(base.entries(result.layers())).containsExactly("DIRECTORY data", "FILE data/new");
  }

  @Test
  void processesOfThisMachineCannotBeSeen() throws Exception {
    Result result = base.sh("ls -d /proc/[0-9]*; kill -0 " + ProcessHandle.current().pid());
    assertThat(result.out().lines().count()).isLessThanOrEqualTo(5);
    assertThat(result.exitCode()).isNotEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "proc", "sys", "etc/hosts"})
  void linksOfTheImageInTheWayOfMountsAreNotFollowed(String path) throws Exception {
    Path outside = Files.createDirectory(home.resolve("outside"));
    List<Layer> layers = new ArrayList<>(base.layers);
    try (LayerDraft draft = base.store.layers().draft()) {
      draft.writer().symlink(path, new Metadata(0777, 0, 0, 0), outside.toString());
      layers.add(draft.keep());
    }
    try {
      base.sh(layers, "true");
      assertThat(path).isEqualTo("etc/hosts");
    } catch (IOException refused) {
      assertThat(refused)
          .hasMessage("/" + path + " of the image is not a directory, so nothing can run in it");
    }
    assertThat(outside).isEmptyDirectory();
    assertThat(Files.isDirectory(outside, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }
}
