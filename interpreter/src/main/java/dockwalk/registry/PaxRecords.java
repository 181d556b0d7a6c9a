package dockwalk.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** What the headers before a tar entry say about it, where its own header has no room. */
final class PaxRecords {
  private static final String PATH = "path";
  private static final String LINK = "linkpath";

  private final Map<String, String> records = new HashMap<>();

  /** Whether an entry only describes the next one. */
  static boolean describes(TarArchiveEntry entry) {
    return entry.isPaxHeader()
        || entry.isGlobalPaxHeader()
        || entry.isGNULongNameEntry()
        || entry.isGNULongLinkEntry();
  }

  /** Takes the content of an entry that describes the next one. */
  void add(TarArchiveEntry entry, byte[] content) throws IOException {
    String text = new String(content, StandardCharsets.UTF_8);
    if (entry.isGNULongNameEntry()) {
      records.put(PATH, text.replaceAll("\0+$", ""));
    } else if (entry.isGNULongLinkEntry()) {
      records.put(LINK, text.replaceAll("\0+$", ""));
    } else if (entry.isPaxHeader()) {
      pax(content);
    }
  }

  String name(TarArchiveEntry entry) {
    return records.getOrDefault(PATH, entry.getName());
  }

  String link(TarArchiveEntry entry) {
    return records.getOrDefault(LINK, entry.getLinkName());
  }

  long size(TarArchiveEntry entry) throws IOException {
    String size = records.get("size");
    try {
      return size == null ? entry.getSize() : Long.parseLong(size);
    } catch (NumberFormatException e) {
      throw new IOException("it has an entry of size \"" + size + "\"", e);
    }
  }

  /** Each record is {@code length key=value\n}; the length counts all of it. */
  private void pax(byte[] content) throws IOException {
    int at = 0;
    while (at < content.length && content[at] != 0) {
      int blank = at;
      int length = 0;
      while (blank < content.length && content[blank] >= '0' && content[blank] <= '9') {
        length = Math.min(content.length + 1, length * 10 + content[blank] - '0');
        blank++;
      }
      if (length <= blank - at + 1 || at + length > content.length) {
        throw new IOException("it has a damaged header");
      }
      int start = blank + 1;
      String record = new String(content, start, at + length - 1 - start, StandardCharsets.UTF_8);
      int equals = record.indexOf('=');
      if (equals > 0) {
        records.put(record.substring(0, equals), record.substring(equals + 1));
      }
      at += length;
    }
  }
}
