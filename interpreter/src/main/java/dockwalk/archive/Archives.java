package dockwalk.archive;

import dockwalk.exec.Archive;
import dockwalk.exec.Host;
import dockwalk.fs.Content;
import dockwalk.layer.Decompression;
import dockwalk.store.Store;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Opens archives: tars, plain or compressed with gzip, bzip2, xz or zstd, recognised by what is in
 * them (BuildKit, file/unpack.go: an archive is what begins with a header of tar).
 */
public final class Archives {
  private static final int HEADER = 512;

  /** Where a header has the sum of its bytes, in octal digits; its own bytes count as blanks. */
  private static final int CHECKSUM = 148;

  private static final int CHECKSUM_LENGTH = 8;

  private final Store store;
  private final Host.Contents contents;
  private final ArchiveLimits limits;

  /** Unpacks into the folder in which {@code store} makes things. */
  public Archives(Store store, Host.Contents contents) {
    this(store, contents, ArchiveLimits.STANDARD);
  }

  Archives(Store store, Host.Contents contents, ArchiveLimits limits) {
    this.store = store;
    this.contents = contents;
    this.limits = limits;
  }

  /**
   * Opens an archive; absent if the file is none.
   *
   * @param name of the file, for messages
   * @throws IOException if it is damaged, or larger than what is allowed
   */
  public Optional<Archive> open(Content content, String name)
      throws IOException, InterruptedException {
    if (!isArchive(content)) {
      return Optional.empty();
    }
    Path folder = store.newFolder();
    try (InputStream in = Decompression.undo(contents.open(content))) {
      return Optional.of(new ArchiveReader(in, folder, name, limits).read());
    }
  }

  /** Whether a file begins as a tar does, once its compression is undone. */
  private boolean isArchive(Content content) throws IOException {
    try (InputStream raw = contents.open(content);
        BufferedInputStream in = new BufferedInputStream(raw)) {
      return isHeader(start(in));
    }
  }

  private static byte[] start(BufferedInputStream in) throws IOException {
    boolean compressed = Decompression.of(in) != Decompression.NONE;
    try {
      return Decompression.undo(in).readNBytes(HEADER);
    } catch (IOException | IllegalArgumentException e) {
      if (!compressed) {
        throw e;
      }
      return new byte[0]; // what only looks compressed is copied as it is
    }
  }

  /** A tar that is empty begins with zeros: as in the reference, that is no archive. */
  private static boolean isHeader(byte[] start) {
    if (start.length < HEADER) {
      return false;
    }
    int unsigned = 0;
    int signed = 0;
    for (int i = 0; i < HEADER; i++) {
      byte each = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH ? (byte) ' ' : start[i];
      unsigned += each & 0xff;
      signed += each; // old tars count so
    }
    String digits =
        new String(start, CHECKSUM, CHECKSUM_LENGTH, StandardCharsets.ISO_8859_1)
            .replace('\0', ' ')
            .strip();
    if (!digits.matches("[0-7]{1,7}")) {
      return false;
    }
    int stored = Integer.parseInt(digits, 8);
    return stored == unsigned || stored == signed;
  }
}
