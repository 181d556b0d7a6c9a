package dockwalk.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Where one file of output goes: to a path, where it appears when it is whole, or to a stream. */
public sealed interface Target {

  /** Writes the whole output. */
  interface Writing {
    void to(OutputStream out) throws IOException, InterruptedException;
  }

  /**
   * Takes the output.
   *
   * @throws IOException if it cannot be taken; then nothing of it is there
   */
  void write(Writing writing) throws IOException, InterruptedException;

  /** An existing folder for what must wait before it is written. */
  Path spool() throws IOException;

  /** A file; what was there before is replaced in one go. Missing folders are made. */
  record File(Path path) implements Target {
    @Override
    public void write(Writing writing) throws IOException, InterruptedException {
      Path folder = spool();
      Path beside = beside(folder);
      try {
        try (OutputStream out = Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW)) {
          writing.to(out);
        }
        Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(beside);
      }
    }

    @Override
    public Path spool() throws IOException {
      Path parent = path.toAbsolutePath().getParent();
      if (parent == null) {
        throw new IOException(path + " is no file that can be written");
      }
      return Files.createDirectories(parent);
    }
  }

  /** The standard output; it stays open. */
  record Stream(OutputStream out) implements Target {
    @Override
    public void write(Writing writing) throws IOException, InterruptedException {
      writing.to(
          new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
              out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
              out.flush();
            }
          });
      out.flush();
    }

    @Override
    public Path spool() {
      return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    }
  }

  /** A name in {@code folder} that nothing has. */
  static Path beside(Path folder) {
    byte[] random = new byte[8];
    ThreadLocalRandom.current().nextBytes(random);
    return folder.resolve(".dockwalk-" + HexFormat.of().formatHex(random));
  }
}
