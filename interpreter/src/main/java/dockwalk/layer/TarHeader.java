package dockwalk.layer;

import dockwalk.fs.Metadata;
import dockwalk.name.ByteText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The header blocks of one tar entry: ustar, with a PAX header before it where ustar cannot say
 * something (POSIX.1-2001, pax interchange format). The same entry always gives the same bytes.
 */
final class TarHeader {
  static final int BLOCK = 512;
  private static final int NAME_LENGTH = 100;
  private static final long LARGEST_ID = 07777777;
  private static final long LARGEST_NUMBER = 077777777777L;

  private final SortedMap<String, byte[]> pax = new TreeMap<>();

  private TarHeader() {}

  /**
   * The header of an entry.
   *
   * @param type tar's type flag
   * @param name with a slash at its end for directories
   */
  static byte[] of(
      char type, String name, Metadata metadata, long size, String link, int major, int minor) {
    return new TarHeader().bytes(type, name, metadata, size, link, major, minor);
  }

  private byte[] bytes(
      char type, String name, Metadata metadata, long size, String link, int major, int minor) {
    byte[] header = new byte[BLOCK];
    text(header, 0, NAME_LENGTH, name, "path");
    number(header, 100, 8, metadata.mode(), LARGEST_ID, "mode");
    number(header, 108, 8, metadata.uid(), LARGEST_ID, "uid");
    number(header, 116, 8, metadata.gid(), LARGEST_ID, "gid");
    number(header, 124, 12, size, LARGEST_NUMBER, "size");
    number(header, 136, 12, metadata.modified(), LARGEST_NUMBER, "mtime");
    header[156] = (byte) type;
    text(header, 157, NAME_LENGTH, link, "linkpath");
    put(header, 257, "ustar\00000");
    if (type == '3' || type == '4') {
      number(header, 329, 8, major, LARGEST_ID, "major");
      number(header, 337, 8, minor, LARGEST_ID, "minor");
    }
    for (Map.Entry<String, String> xattr : metadata.xattrs().entrySet()) {
      pax.put(
          "SCHILY.xattr." + xattr.getKey(), xattr.getValue().getBytes(StandardCharsets.ISO_8859_1));
    }
    checksum(header);
    return pax.isEmpty() ? header : withPax(name, header);
  }

  private void text(byte[] header, int at, int length, String value, String record) {
    byte[] bytes = ByteText.bytes(value);
    boolean ascii = isAscii(bytes);
    if (bytes.length > length || !ascii) {
      pax.put(record, bytes);
    }
    System.arraycopy(bytes, 0, header, at, Math.min(bytes.length, length));
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private void number(byte[] header, int at, int length, long value, long largest, String record) {
    long stored = value;
    if (value < 0 || value > largest) {
      pax.put(record, Long.toString(value).getBytes(StandardCharsets.US_ASCII));
      stored = 0;
    }
    octal(header, at, length - 1, stored);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private static void checksum(byte[] header) {
    put(header, 148, "        ");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    octal(header, 148, 6, sum);
    header[154] = 0;
    header[155] = ' ';
  }

  /** A formatter would take longer than all the rest. */
  private static void octal(byte[] header, int at, int digits, long value) {
    long left = value;
    for (int i = at + digits - 1; i >= at; i--) {
      header[i] = (byte) ('0' + (left & 7));
      left >>>= 3;
    }
  }

  private byte[] withPax(String name, byte[] header) {
    byte[] body = records();
    int padded = (body.length + BLOCK - 1) / BLOCK * BLOCK;
    String last = name.substring(name.lastIndexOf('/', Math.max(0, name.length() - 2)) + 1);
    String short_ = last.replaceAll("[^ -~]", "_");
    byte[] first =
        new TarHeader()
            .bytes(
                'x',
                "PaxHeaders.0/" + short_.substring(0, Math.min(short_.length(), 80)),
                new Metadata(0, 0, 0, 0),
                body.length,
                "",
                0,
                0);
    byte[] all = new byte[BLOCK + padded + BLOCK];
    System.arraycopy(first, 0, all, 0, BLOCK);
    System.arraycopy(body, 0, all, BLOCK, body.length);
    System.arraycopy(header, 0, all, BLOCK + padded, BLOCK);
    return all;
  }

  /** Each record is {@code length key=value\n}, and the length counts its own digits. */
  private byte[] records() {
    java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
    pax.forEach(
        (key, value) -> {
          byte[] keyBytes = ByteText.bytes(key + "=");
          int rest = 1 + keyBytes.length + value.length + 1;
          int length = rest + Integer.toString(rest).length();
          if (Integer.toString(length).length() > Integer.toString(rest).length()) {
            length++;
          }
          body.writeBytes((length + " ").getBytes(StandardCharsets.US_ASCII));
          body.writeBytes(keyBytes);
          body.writeBytes(value);
          body.write('\n');
        });
    return body.toByteArray();
  }
}
