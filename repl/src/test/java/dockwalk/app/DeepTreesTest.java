package dockwalk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trees as deep as a path of the kernel, and deeper ones: they work, or are refused in words. */
class DeepTreesTest {
  /** As the launcher has it. */
  private static final long STACK = 8 << 20;

  private static final int DEEP = 1_900;

  @TempDir Path folder;
  private CommandLine dockwalk = new CommandLine(Path.of(""));

  @BeforeEach
  void archive() throws Exception {
    dockwalk = new CommandLine(folder).file("ctx/file", "x");
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(Files.newOutputStream(folder.resolve("ctx/deep.tar")))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.putArchiveEntry(new TarArchiveEntry("d/".repeat(DEEP) + "leaf"));
      tar.closeArchiveEntry();
    }
  }

  private CommandLine.Said build(String dockerfile, String... more) throws Exception {
    dockwalk.file("ctx/Dockerfile", dockerfile + "\n");
    String[] all = new String[more.length + 2];
    all[0] = "build";
    System.arraycopy(more, 0, all, 1, more.length);
    all[all.length - 1] = "ctx";
    return onStack(all);
  }

  private CommandLine.Said onStack(String... args) throws Exception {
    return pipe("", args);
  }

  private CommandLine.Said pipe(String input, String... args) throws Exception {
    AtomicReference<Optional<CommandLine.Said>> said = new AtomicReference<>(Optional.empty());
    Thread thread =
        new Thread(
            null, () -> said.set(Optional.of(dockwalk.pipe(input, args))), "like main", STACK);
    thread.start();
    thread.join();
    return said.get().orElseThrow();
  }

  @Test
  void aTreeThatThePathsOfTheKernelHoldGoesThroughEverything() throws Exception {
    String dockerfile = "FROM scratch\nADD deep.tar /";
    CommandLine.Said said = build(dockerfile, "-t", "deep", "-o", "type=oci,dest=deep.oci");
    assertThat(said.code()).as(said.all()).isEqualTo(ExitCode.DONE);
    assertThat(build(dockerfile).err()).contains("CACHED");
    assertThat(onStack("load", "-i", "deep.oci").code()).isEqualTo(ExitCode.DONE);
    assertThat(build("FROM deep\nCOPY --from=deep /d /again/").code()).isEqualTo(ExitCode.DONE);
    String commands = "step\nstep\nls /d\ntree /\ndiff\nlayers\n";
    assertThat(pipe(commands, "debug", "ctx").all()).contains("/d/d/d/").doesNotContain("defect");
    assertThat(onStack("store", "verify").code()).isEqualTo(ExitCode.DONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ADD deep.tar /DEST/            | longer than the 4094 bytes that a path may have",
        "COPY file /DEEPER/             | longer than the 4094 bytes that a path may have",
        "WORKDIR /DEEPER                | the path of the working directory is too long",
      })
  void aDeeperOneIsRefused(String instruction, String words) throws Exception {
    String text =
        instruction.replace("DEST", "e/".repeat(500)).replace("DEEPER", "d/".repeat(2_500));
    CommandLine.Said said = build("FROM scratch\n" + text);
    assertThat(said.all()).contains(words).doesNotContain("Exception", "defect");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
  }
}
