package dockwalk.layer;

import dockwalk.fs.Metadata;
import dockwalk.layer.LayerEntry.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** Makes the index of a layer tar that somebody else wrote. Nothing in the tar is trusted. */
final class TarScanner {
  private static final String WHITEOUT = LayerWriter.WHITEOUT;
  private static final String OPAQUE = ".wh..wh..opq";
  private static final int LONGEST_PATH = 4096;
  private static final int LONGEST_HEADER = 1 << 20;
  private static final int MOST_ENTRIES = 5_000_000;

  private final Map<Metadata, Metadata> known = new HashMap<>();
  private final List<LayerEntry> entries = new ArrayList<>();

  private final FileChannel bytes;

  /** Where the headers of the next entry begin. */
  private long next;

  private TarScanner(FileChannel bytes) {
    this.bytes = bytes;
  }

  /**
   * The index of {@code tar}.
   *
   * @throws IOException if it is no tar, or if an entry breaks a rule, which is named
   */
  static LayerIndex scan(Path tar) throws IOException {
    try (TarFile file = new TarFile(tar);
        FileChannel bytes = FileChannel.open(tar, StandardOpenOption.READ)) {
      TarScanner scanner = new TarScanner(bytes);
      for (TarArchiveEntry entry : file.getEntries()) {
        scanner.add(entry, EntryBytes.of(entry, () -> scanner.headers(entry)));
        long end = entry.getDataOffset() + entry.getSize();
        scanner.next = (end + TarHeader.BLOCK - 1) / TarHeader.BLOCK * TarHeader.BLOCK;
      }
      return new LayerIndex(scanner.entries);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException("the layer is no valid tar: " + e.getMessage(), e);
    }
  }

  private byte[] headers(TarArchiveEntry entry) throws IOException {
    long length = entry.getDataOffset() - next;
    if (length < TarHeader.BLOCK || length > LONGEST_HEADER) {
      throw new IOException("the layer has a header of " + length + " bytes");
    }
    ByteBuffer headers = ByteBuffer.allocate((int) length);
    while (headers.hasRemaining() && bytes.read(headers, next + headers.position()) >= 0) {
      // until all is read, or the file ends
    }
    return headers.array();
  }

  private void add(TarArchiveEntry entry, EntryBytes bytes) throws IOException {
    String path = clean(bytes.name());
    int slash = path.lastIndexOf('/') + 1;
    String name = path.substring(slash);
    if (entries.size() >= MOST_ENTRIES) {
      throw new IOException("the layer has more than " + MOST_ENTRIES + " entries");
    }
    if (path.isEmpty() && !entry.isDirectory()) {
      throw new IOException("the layer has an entry without a name");
    }
    if (name.equals(OPAQUE)) {
      entries.add(mark(path.substring(0, Math.max(0, slash - 1)), Kind.OPAQUE));
    } else if (name.startsWith(WHITEOUT + WHITEOUT)) {
      return; // other names of this kind belong to the program that wrote the layer
    } else if (name.startsWith(WHITEOUT)) {
      String deleted = name.substring(WHITEOUT.length());
      if (deleted.isEmpty() || deleted.equals(".") || deleted.equals("..")) {
        throw new IOException("the layer deletes \"" + deleted + "\", which is no name");
      }
      entries.add(mark(path.substring(0, slash) + deleted, Kind.WHITEOUT));
    } else {
      entries.add(plain(entry, bytes, path));
    }
  }

  private static LayerEntry mark(String path, Kind kind) {
    return new LayerEntry(path, kind, new Metadata(0, 0, 0, 0), 0, 0, "", 0, 0);
  }

  private LayerEntry plain(TarArchiveEntry entry, EntryBytes bytes, String path)
      throws IOException {
    Kind kind = kind(entry);
    String link =
        switch (kind) {
          case HARD_LINK -> clean(bytes.link());
          case SYMLINK -> bytes.link();
          case DIRECTORY, FILE, CHARACTER_DEVICE, BLOCK_DEVICE, FIFO, WHITEOUT, OPAQUE -> "";
        };
    long size = kind == Kind.FILE ? entry.getSize() : 0;
    if (size < 0) {
      throw new IOException("the layer's entry " + path + " has a negative size");
    }
    return new LayerEntry(
        path,
        kind,
        known.computeIfAbsent(bytes.metadata(), metadata -> metadata),
        kind == Kind.FILE ? entry.getDataOffset() : 0,
        size,
        link,
        entry.getDevMajor(),
        entry.getDevMinor());
  }

  private static Kind kind(TarArchiveEntry entry) throws IOException {
    if (entry.isSparse()) {
      throw new IOException(
          "the layer's entry " + entry.getName() + " is sparse, which layers must not be");
    }
    if (entry.isDirectory()) {
      return Kind.DIRECTORY;
    }
    if (entry.isSymbolicLink()) {
      return Kind.SYMLINK;
    }
    if (entry.isLink()) {
      return Kind.HARD_LINK;
    }
    if (entry.isCharacterDevice()) {
      return Kind.CHARACTER_DEVICE;
    }
    if (entry.isBlockDevice()) {
      return Kind.BLOCK_DEVICE;
    }
    return entry.isFIFO() ? Kind.FIFO : Kind.FILE;
  }

  /** A relative path without empty names and dots; one that climbs out is refused. */
  static String clean(String name) throws IOException {
    if (name.length() > LONGEST_PATH || name.indexOf('\0') >= 0) {
      throw new IOException("the layer has a name that is no path");
    }
    List<String> parts = new ArrayList<>();
    for (String part : name.split("/")) {
      if (part.equals("..")) {
        throw new IOException("the layer's entry \"" + name + "\" leaves the root");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }
}
