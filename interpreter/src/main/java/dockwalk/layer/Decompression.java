package dockwalk.layer;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** Finds out by its first bytes how a stream is compressed, and undoes it. */
public enum Decompression {
  NONE(""),
  GZIP("\u001f\u008b"),
  BZIP2("BZh"),
  XZ("\u00fd7zXZ\0"),
  ZSTD("(\u00b5/\u00fd");

  private static final int LONGEST_MAGIC = 6;

  /** What a compressed stream may make the reader keep in memory, in KiB. */
  private static final int XZ_MEMORY = 128 << 10;

  /** The same for zstd, as a power of two in bytes; what its own tools allow. */
  private static final int ZSTD_WINDOW = 27;

  /** The first bytes, as ISO 8859-1 characters. */
  private final String magic;

  Decompression(String magic) {
    this.magic = magic;
  }

  /** How a stream that starts with {@code start} is compressed. */
  public static Decompression of(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    for (Decompression each : values()) {
      if (each != NONE && text.startsWith(each.magic)) {
        return each;
      }
    }
    return NONE;
  }

  /** How {@code in} is compressed; its position stays. */
  public static Decompression of(BufferedInputStream in) throws IOException {
    in.mark(LONGEST_MAGIC);
    byte[] start = in.readNBytes(LONGEST_MAGIC);
    in.reset();
    return of(start);
  }

  /**
   * The plain bytes of {@code in}, however it is compressed; concatenated streams are one, as for
   * the tools. Closing it closes {@code in}.
   *
   * @throws IOException now or while reading, if the stream is damaged
   */
  public static InputStream undo(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    return switch (of(buffered)) {
      case NONE -> buffered;
      case GZIP ->
          GzipCompressorInputStream.builder()
              .setInputStream(buffered)
              .setDecompressConcatenated(true)
              .get();
      case BZIP2 -> new BZip2CompressorInputStream(buffered, true);
      case XZ -> new XZInputStream(buffered, XZ_MEMORY);
      case ZSTD -> new ZstdInputStream(buffered).setLongMax(ZSTD_WINDOW);
    };
  }
}
