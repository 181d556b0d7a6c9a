package dockwalk.exec;

import dockwalk.fs.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;

/** Tells archives by their first bytes: {@code ADD} unpacks them, whatever they are called. */
final class ArchiveSniffer {
  private static final int HEADER = 512;
  private static final int MAGIC_AT = 257;

  /** gzip, bzip2, xz, zstd. */
  private static final List<String> COMPRESSED =
      List.of("1f8b08", "425a68", "fd377a585a00", "28b52ffd");

  private ArchiveSniffer() {}

  static boolean isArchive(Host.Contents contents, Content content) throws IOException {
    byte[] start;
    try (InputStream in = contents.open(content)) {
      start = in.readNBytes(HEADER);
    }
    String hex = HexFormat.of().formatHex(start);
    boolean tar =
        start.length == HEADER
            && new String(start, MAGIC_AT, 5, java.nio.charset.StandardCharsets.US_ASCII)
                .equals("ustar");
    return tar || COMPRESSED.stream().anyMatch(hex::startsWith);
  }
}
