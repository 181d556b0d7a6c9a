package dockwalk.layer;

import dockwalk.fs.Metadata;
import dockwalk.layer.LayerEntry.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** Makes the index of a layer tar that somebody else wrote. Nothing in the tar is trusted. */
final class TarScanner {
  private static final String WHITEOUT = LayerWriter.WHITEOUT;
  private static final String OPAQUE = ".wh..wh..opq";
  private static final String XATTR = "SCHILY.xattr.";
  private static final int LONGEST_PATH = 4096;
  private static final int MOST_ENTRIES = 5_000_000;

  private final Map<Metadata, Metadata> known = new HashMap<>();
  private final List<LayerEntry> entries = new ArrayList<>();

  private TarScanner() {}

  /**
   * The index of {@code tar}.
   *
   * @throws IOException if it is no tar, or if an entry breaks a rule, which is named
   */
  static LayerIndex scan(Path tar) throws IOException {
    TarScanner scanner = new TarScanner();
    try (TarFile file = new TarFile(tar)) {
      for (TarArchiveEntry entry : file.getEntries()) {
        scanner.add(entry);
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException("the layer is no valid tar: " + e.getMessage(), e);
    }
    return new LayerIndex(scanner.entries);
  }

  private void add(TarArchiveEntry entry) throws IOException {
    String path = clean(entry.getName());
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
      entries.add(plain(entry, path));
    }
  }

  private static LayerEntry mark(String path, Kind kind) {
    return new LayerEntry(path, kind, new Metadata(0, 0, 0, 0), 0, 0, "", 0, 0);
  }

  private LayerEntry plain(TarArchiveEntry entry, String path) throws IOException {
    Kind kind = kind(entry);
    String link =
        switch (kind) {
          case HARD_LINK -> clean(entry.getLinkName());
          case SYMLINK -> entry.getLinkName();
          case DIRECTORY, FILE, CHARACTER_DEVICE, BLOCK_DEVICE, FIFO, WHITEOUT, OPAQUE -> "";
        };
    long size = kind == Kind.FILE ? entry.getSize() : 0;
    if (size < 0) {
      throw new IOException("the layer's entry " + path + " has a negative size");
    }
    return new LayerEntry(
        path,
        kind,
        metadata(entry),
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

  private Metadata metadata(TarArchiveEntry entry) {
    SortedMap<String, String> xattrs = new TreeMap<>();
    entry
        .getExtraPaxHeaders()
        .forEach(
            (key, value) -> {
              if (key.startsWith(XATTR)) {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                xattrs.put(
                    key.substring(XATTR.length()), new String(bytes, StandardCharsets.ISO_8859_1));
              }
            });
    Metadata metadata =
        new Metadata(
            entry.getMode() & 07777,
            (int) entry.getLongUserId(),
            (int) entry.getLongGroupId(),
            entry.getLastModifiedTime().toInstant().getEpochSecond(),
            xattrs);
    return known.computeIfAbsent(metadata, m -> m);
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
