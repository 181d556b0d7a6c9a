package dockwalk.registry;

import dockwalk.layer.PaxHeader;
import dockwalk.name.ByteText;
import java.io.IOException;
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
    String text = ByteText.of(content);
    if (entry.isGNULongNameEntry()) {
      records.put(PATH, text.replaceAll("\0+$", ""));
    } else if (entry.isGNULongLinkEntry()) {
      records.put(LINK, text.replaceAll("\0+$", ""));
    } else if (entry.isPaxHeader()) {
      PaxHeader.records(content).forEach((key, value) -> records.put(key, ByteText.of(value)));
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
}
