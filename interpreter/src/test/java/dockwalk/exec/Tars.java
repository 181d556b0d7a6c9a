package dockwalk.exec;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Writes a tar, entry by entry, with whatever names somebody may give. */
final class Tars {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

  Tars() {
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  Tars file(String name, String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return put(entry(name, TarConstants.LF_NORMAL), content);
  }

  Tars file(String name, String text, int mode, int uid, int gid) throws IOException {
    TarArchiveEntry entry = entry(name, TarConstants.LF_NORMAL);
    entry.setMode(mode);
    entry.setUserId(uid);
    entry.setGroupId(gid);
    return put(entry, text.getBytes(StandardCharsets.UTF_8));
  }

  Tars attributed(String name, Map<String, String> records) throws IOException {
    TarArchiveEntry entry = entry(name, TarConstants.LF_NORMAL);
    records.forEach(entry::addPaxHeader);
    return put(entry, new byte[0]);
  }

  Tars folder(String name, int mode) throws IOException {
    TarArchiveEntry entry = entry(name + "/", TarConstants.LF_DIR);
    entry.setMode(mode);
    return put(entry, new byte[0]);
  }

  Tars link(String name, String target) throws IOException {
    return put(linked(name, target, TarConstants.LF_SYMLINK), new byte[0]);
  }

  Tars hardLink(String name, String target) throws IOException {
    return put(linked(name, target, TarConstants.LF_LINK), new byte[0]);
  }

  Tars device(String name) throws IOException {
    TarArchiveEntry entry = entry(name, TarConstants.LF_CHR);
    entry.setDevMajor(1);
    entry.setDevMinor(3);
    return put(entry, new byte[0]);
  }

  private static TarArchiveEntry linked(String name, String target, byte type) {
    TarArchiveEntry entry = entry(name, type);
    entry.setLinkName(target);
    return entry;
  }

  private static TarArchiveEntry entry(String name, byte type) {
    TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
    entry.setModTime(1_111_111_111_000L);
    return entry;
  }

  private Tars put(TarArchiveEntry entry, byte[] content) throws IOException {
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
    return this;
  }

  byte[] plain() throws IOException {
    tar.close();
    return bytes.toByteArray();
  }

  /** Compressed with the program of this name. */
  byte[] packed(String program) throws IOException {
    return packed(program, plain());
  }

  static byte[] packed(String program, byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (program) {
          case "gzip" -> new GZIPOutputStream(packed);
          case "bzip2" -> new BZip2CompressorOutputStream(packed);
          case "xz" -> new XZOutputStream(packed, new LZMA2Options(1));
          case "zstd" -> new ZstdOutputStream(packed);
          default -> packed;
        }) {
      out.write(plain);
    }
    return packed.toByteArray();
  }
}
