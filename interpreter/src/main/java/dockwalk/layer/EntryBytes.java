package dockwalk.layer;

import dockwalk.fs.Metadata;
import dockwalk.name.ByteText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * What the headers of a tar entry say in bytes. Commons Compress reads names and attributes as
 * text, and loses what is no UTF-8; where it did, or may have, the headers are asked again.
 */
public final class EntryBytes {
  private static final int BLOCK = TarHeader.BLOCK;
  private static final String XATTR = "SCHILY.xattr.";

  /** What Commons Compress puts for bytes that are no UTF-8, in PAX headers and in others. */
  private static final char IN_PAX = '\uFFFD';

  private static final char IN_HEADER = '?';

  private final TarArchiveEntry entry;
  private byte[] name = {};
  private byte[] link = {};
  private final SortedMap<String, String> xattrs = new TreeMap<>();

  /** Gives all header blocks of an entry, those of PAX and GNU before its own included. */
  public interface Headers {
    byte[] read() throws IOException;
  }

  private EntryBytes(TarArchiveEntry entry) {
    this.entry = entry;
  }

  /**
   * What {@code entry} says.
   *
   * @param headers are read only if they are needed
   */
  public static EntryBytes of(TarArchiveEntry entry, Headers headers) throws IOException {
    EntryBytes bytes = new EntryBytes(entry);
    boolean attributes =
        entry.getExtraPaxHeaders().keySet().stream().anyMatch(key -> key.startsWith(XATTR));
    if (attributes || lossy(entry.getName()) || lossy(entry.getLinkName())) {
      bytes.read(headers.read());
    }
    return bytes;
  }

  private static boolean lossy(String text) {
    return text.indexOf(IN_PAX) >= 0 || text.indexOf(IN_HEADER) >= 0;
  }

  /** The name as text that holds all bytes. */
  public String name() throws IOException {
    return whole(entry.getName(), name);
  }

  /** What the entry links to, likewise. */
  public String link() throws IOException {
    return whole(entry.getLinkName(), link);
  }

  /** The rest. */
  public Metadata metadata() {
    return new Metadata(
        entry.getMode() & 07777,
        (int) entry.getLongUserId(),
        (int) entry.getLongGroupId(),
        entry.getLastModifiedTime().toInstant().getEpochSecond(),
        xattrs);
  }

  /** The bytes must be those that the text was made of, but for slashes at the ends. */
  private static String whole(String text, byte[] bytes) throws IOException {
    if (!lossy(text)) {
      return text;
    }
    if (!trimmed(new String(bytes, StandardCharsets.UTF_8)).equals(trimmed(text))) {
      throw new IOException("it has a name that cannot be read: " + text);
    }
    return ByteText.of(bytes);
  }

  private static String trimmed(String path) {
    return path.replaceFirst("^/+", "").replaceFirst("/+$", "").replace(IN_PAX, IN_HEADER);
  }

  private void read(byte[] all) throws IOException {
    boolean nameKnown = false;
    boolean linkKnown = false;
    for (int at = 0; at + BLOCK <= all.length; ) {
      int start = at + BLOCK;
      long size = TarUtils.parseOctalOrBinary(all, at + 124, 12);
      char type = (char) all[at + 156];
      if ("xXgLK".indexOf(type) < 0) {
        name = nameKnown ? name : ownName(all, at);
        link = linkKnown ? link : field(all, at + 157, 100);
        return;
      }
      if (size < 0 || size > all.length - start) {
        throw new IOException("it has a damaged header");
      }
      byte[] body = Arrays.copyOfRange(all, start, start + (int) size);
      switch (type) {
        case 'L' -> {
          name = field(body, 0, body.length);
          nameKnown = true;
        }
        case 'K' -> {
          link = field(body, 0, body.length);
          linkKnown = true;
        }
        case 'x', 'X' -> {
          Map<String, byte[]> records = PaxHeader.records(body);
          nameKnown |= records.containsKey("path");
          linkKnown |= records.containsKey("linkpath");
          name = records.getOrDefault("path", name);
          link = records.getOrDefault("linkpath", link);
          records.forEach(this::attribute);
        }
        default -> {} // a global header names no entry
      }
      at = start + (int) ((size + BLOCK - 1) / BLOCK * BLOCK);
    }
  }

  private void attribute(String key, byte[] value) {
    if (key.startsWith(XATTR)) {
      xattrs.put(key.substring(XATTR.length()), new String(value, StandardCharsets.ISO_8859_1));
    }
  }

  private static byte[] ownName(byte[] all, int at) {
    byte[] name = field(all, at, 100);
    byte[] prefix = field(all, at + 345, 155);
    boolean ustar = new String(all, at + 257, 6, StandardCharsets.US_ASCII).equals("ustar\0");
    if (!ustar || prefix.length == 0) {
      return name;
    }
    byte[] whole = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
    whole[prefix.length] = '/';
    System.arraycopy(name, 0, whole, prefix.length + 1, name.length);
    return whole;
  }

  /** Up to the first NUL. */
  private static byte[] field(byte[] all, int from, int length) {
    int end = from;
    while (end < Math.min(all.length, from + length) && all[end] != 0) {
      end++;
    }
    return Arrays.copyOfRange(all, from, end);
  }
}
