package dockwalk.context;

import dockwalk.image.Digest;
import dockwalk.name.HostPath;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Digests and extended attributes of files by path and stamp, kept from one build to the next. */
final class StatCache {
  private static final int MAGIC = 0x44575332; // "DWS2"

  /** What is known of a file while its stamp stays the same. */
  record Known(FileStamp stamp, Digest digest, SortedMap<String, String> attributes) {}

  private final Path file;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private boolean changed;

  private StatCache(Path file) {
    this.file = file;
  }

  /** Reads the cache in {@code file}; a damaged one is an empty one. */
  static StatCache read(Path file) {
    StatCache cache = new StatCache(file);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (in.readInt() == MAGIC) {
        for (int left = in.readInt(); left > 0; left--) {
          cache.known.put(in.readUTF(), entry(in));
        }
      }
    } catch (NoSuchFileException none) {
      return cache;
    } catch (IOException | IllegalArgumentException damaged) {
      cache.known.clear();
    }
    return cache;
  }

  private static Known entry(DataInputStream in) throws IOException {
    FileStamp stamp = FileStamp.read(in);
    Digest digest = new Digest(in.readUTF());
    int left = in.readShort();
    if (left == 0) {
      return new Known(stamp, digest, UserAttributes.NONE);
    }
    SortedMap<String, String> attributes = new TreeMap<>();
    for (; left > 0; left--) {
      attributes.put(in.readUTF(), in.readUTF());
    }
    return new Known(stamp, digest, attributes);
  }

  Optional<Known> find(String path, FileStamp stamp) {
    Known entry = known.get(path);
    return entry != null && entry.stamp().same(stamp) ? Optional.of(entry) : Optional.empty();
  }

  /**
   * Remembers a file, unless the file is so young that a change might not show.
   *
   * @param started when reading began, in nanoseconds since 1970
   */
  void put(String path, Known now, long started) {
    if (now.stamp().settled(started)) {
      known.put(path, now);
      changed = true;
    }
  }

  /** Forgets the files that are gone; what {@code seen} says was seen is not looked for. */
  void forgetGone(Predicate<Path> seen) {
    changed |=
        known
            .keySet()
            .removeIf(
                path -> {
                  Path file = HostPath.of(path);
                  return !seen.test(file) && !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
                });
  }

  void save() throws IOException {
    if (!changed) {
      return;
    }
    Path folder = file.resolveSibling("");
    Files.createDirectories(folder);
    Path beside = Files.createTempFile(folder, "stat-", "");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16))) {
      out.writeInt(MAGIC);
      out.writeInt(known.size());
      for (Map.Entry<String, Known> each : known.entrySet()) {
        write(each.getKey(), each.getValue(), out);
      }
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    changed = false;
  }

  private static void write(String path, Known entry, DataOutputStream out) throws IOException {
    out.writeUTF(path);
    entry.stamp().write(out);
    out.writeUTF(entry.digest().hex());
    out.writeShort(entry.attributes().size());
    for (Map.Entry<String, String> attribute : entry.attributes().entrySet()) {
      out.writeUTF(attribute.getKey());
      out.writeUTF(attribute.getValue());
    }
  }
}
