package dockwalk.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxTest {
  @TempDir Path folder;

  @BeforeEach
  void onLinux() {
    assumeTrue(Linux.available(), "Linux on x86_64 or aarch64");
  }

  private static void asRoot() throws IOException {
    assumeTrue((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0, "root");
  }

  @Test
  void ownerOfALinkIsSetAndNotOfItsTarget() throws Exception {
    asRoot();
    Path target = Files.writeString(folder.resolve("target"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
    FileCalls.chown(link, 12, 34);
    assertThat(Files.readAttributes(link, "unix:uid,gid", LinkOption.NOFOLLOW_LINKS))
        .containsEntry("uid", 12)
        .containsEntry("gid", 34);
    assertThat(Files.getAttribute(target, "unix:uid")).isEqualTo(0);
  }

  @Test
  void everyPermissionBitIsSet() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    FileCalls.chmod(file, 06751);
    assertThat((int) Files.getAttribute(file, "unix:mode") & 07777).isEqualTo(06751);
  }

  @Test
  void deviceNumbersGoThereAndBack() throws Exception {
    asRoot();
    Path device = folder.resolve("device");
    FileCalls.makeNode(device, FileCalls.S_IFCHR | 0600, 300, 70000);
    long rdev = (long) Files.getAttribute(device, "unix:rdev");
    assertThat(FileCalls.major(rdev)).isEqualTo(300);
    assertThat(FileCalls.minor(rdev)).isEqualTo(70000);
  }

  @Test
  void attributesAreSetListedAndRemoved() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThat(FileCalls.attribute(file, "user.short")).isEmpty();
    byte[] big = new byte[1000];
    FileCalls.setAttribute(file, "user.short", "äb".getBytes(StandardCharsets.UTF_8));
    FileCalls.setAttribute(file, "user.empty", new byte[0]);
    FileCalls.setAttribute(file, "user.big", big);
    assertThat(FileCalls.attributeNames(file)).contains("user.short", "user.empty", "user.big");
    assertThat(FileCalls.attribute(file, "user.short"))
        .hasValueSatisfying(value -> assertThat(value).asString().isEqualTo("äb"));
    assertThat(FileCalls.attribute(file, "user.empty")).hasValue(new byte[0]);
    assertThat(FileCalls.attribute(file, "user.big")).hasValue(big);
    FileCalls.removeAttribute(file, "user.short");
    FileCalls.removeAttribute(file, "user.short");
    assertThat(FileCalls.attributeNames(file)).doesNotContain("user.short");
  }

  @Test
  void timesOfALinkAreSet() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
    FileCalls.setTimes(link, 1234567890, 5000);
    assertThat(Files.getLastModifiedTime(link, LinkOption.NOFOLLOW_LINKS).toInstant())
        .isEqualTo("2009-02-13T23:31:30.000005Z");
  }

  @Test
  void errorsSayWhatWasTried() {
    assertThatThrownBy(() -> FileCalls.chmod(folder.resolve("missing"), 0644))
        .isInstanceOfSatisfying(
            ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENOENT))
        .hasMessage("chmod %s: no such file or directory (ENOENT)", folder.resolve("missing"));
  }

  @Test
  void startedProgramsHaveTheGivenFilesOnly() throws Exception {
    try (Pipe pipe = Pipe.open();
        Descriptor other = Descriptor.open("/dev/null", Descriptor.READ)) {
      assertThat(other.number()).isGreaterThan(2);
      int out = pipe.in().number();
      int pid =
          Processes.spawn(
              new ProgramStart(
                  "/bin/sh",
                  List.of("sh", "-c", "echo $A /proc/$$/fd/*; exit 7"),
                  List.of("A=ü"),
                  new ProgramStart.Pipes(ProgramStart.NULL_DEVICE, out, out)));
      pipe.in().close();
      String printed = readAll(pipe.out());
      assertThat(Processes.await(pid)).isEqualTo(7);
      assertThat(printed)
          .startsWith("ü ")
          .contains("/fd/2")
          .doesNotContain("/fd/" + other.number())
          .doesNotContain("/fd/" + out);
    }
  }

  @Test
  void signalsAreExitCodes() throws Exception {
    int pid =
        Processes.spawn(
            new ProgramStart(
                "/bin/sleep",
                List.of("sleep", "1000"),
                List.of(),
                new ProgramStart.Pipes(ProgramStart.NULL_DEVICE, 1, 2)));
    Processes.kill(pid, Processes.SIGTERM);
    assertThat(Processes.await(pid)).isEqualTo(143);
  }

  private static String readAll(Descriptor from) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(4096);
      for (long n = from.read(buffer); n > 0; n = from.read(buffer)) {
        all.append(
            new String(
                buffer.asSlice(0, n).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE),
                StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }
}
