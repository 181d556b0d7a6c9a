package dockwalk.registry;

import dockwalk.image.JsonObject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * The files of an uncompressed tar, read at their places without unpacking. Only headers are kept
 * in memory, and not more of them than an image archive needs.
 */
final class TarFolder implements ImageFiles {
  private static final int BLOCK = 512;
  private static final int MOST_ENTRIES = 100_000;
  private static final int LONGEST_HEADER = 1 << 16;
  private static final int MOST_LINKS = 8;

  private final FileChannel file;
  private final Map<String, Part> parts = new HashMap<>();
  private final Map<String, String> links = new HashMap<>();

  private record Part(long offset, long size) {}

  private TarFolder(FileChannel file) {
    this.file = file;
  }

  /**
   * Opens a tar.
   *
   * @throws IOException if it is none
   */
  static TarFolder open(Path tar) throws IOException {
    TarFolder folder = new TarFolder(FileChannel.open(tar, StandardOpenOption.READ));
    try {
      folder.scan();
      return folder;
    } catch (IOException e) {
      folder.close();
      throw e;
    }
  }

  /** Whether there is a file at {@code path}, perhaps through links. */
  @Override
  public boolean has(String path) {
    return parts.containsKey(real(path));
  }

  @Override
  public long size(String path) throws IOException {
    return part(path).size();
  }

  @Override
  public InputStream open(String path) throws IOException {
    Part part = part(path);
    return new BufferedInputStream(new Range(file, part.offset(), part.size()), 1 << 16);
  }

  @Override
  public byte[] document(String path) throws IOException {
    try (InputStream in = open(path)) {
      return JsonObject.bounded(in, path);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private Part part(String path) throws IOException {
    Part part = parts.get(real(path));
    if (part == null) {
      throw new IOException("the archive has no file " + path);
    }
    return part;
  }

  /** Old archives of Docker link to layers that they have already. */
  private String real(String path) {
    String at = clean(path);
    for (int i = 0; i < MOST_LINKS && links.containsKey(at); i++) {
      at = links.getOrDefault(at, at);
    }
    return at;
  }

  private void scan() throws IOException {
    long position = 0;
    int entries = 0;
    PaxRecords extended = new PaxRecords();
    while (position + BLOCK <= file.size()) {
      byte[] header = read(position, BLOCK);
      if (isZero(header)) {
        break;
      }
      if (++entries > MOST_ENTRIES) {
        throw new IOException("it has more than " + MOST_ENTRIES + " entries");
      }
      TarArchiveEntry entry = entry(header);
      long offset = position + BLOCK;
      if (PaxRecords.describes(entry)) {
        extended.add(entry, extension(offset, entry.getSize()));
        position = next(offset, entry.getSize());
      } else {
        add(entry, extended, offset);
        position = next(offset, extended.size(entry));
        extended = new PaxRecords();
      }
    }
    if (entries == 0) {
      throw new IOException("it is no tar archive, or an empty one");
    }
  }

  private byte[] extension(long offset, long length) throws IOException {
    if (length < 0 || length > LONGEST_HEADER) {
      throw new IOException("it has a header of " + length + " bytes");
    }
    return read(offset, (int) length);
  }

  private static TarArchiveEntry entry(byte[] header) throws IOException {
    try {
      if (!TarUtils.verifyCheckSum(header)) {
        throw new IOException("it is no tar archive, or a damaged one");
      }
      return new TarArchiveEntry(header);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new IOException("it is no tar archive, or a damaged one", e);
    }
  }

  private void add(TarArchiveEntry entry, PaxRecords extended, long offset) throws IOException {
    long size = extended.size(entry);
    String name = clean(extended.name(entry));
    if (entry.isSymbolicLink() || entry.isLink()) {
      String target = extended.link(entry);
      String parent = name.substring(0, name.lastIndexOf('/') + 1);
      links.put(name, clean(entry.isLink() ? target : parent + target));
    } else if (entry.isFile()) {
      if (size < 0 || offset + size > file.size()) {
        throw new IOException("it ends in the middle of " + name);
      }
      parts.put(name, new Part(offset, size));
    }
  }

  private static long next(long offset, long size) throws IOException {
    if (size < 0 || size > Long.MAX_VALUE - offset - BLOCK) {
      throw new IOException("it has an entry of " + size + " bytes");
    }
    return offset + (size + BLOCK - 1) / BLOCK * BLOCK;
  }

  private byte[] read(long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      int read = file.read(bytes, position + bytes.position());
      if (read < 0) {
        throw new IOException("it ends in the middle of a header");
      }
    }
    return bytes.array();
  }

  private static boolean isZero(byte[] header) {
    for (byte b : header) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** A path without empty names, {@code .} and {@code ..}: one inside the archive in any case. */
  private static String clean(String path) {
    Deque<String> names = new ArrayDeque<>();
    for (String name : path.split("/")) {
      if (name.equals("..")) {
        names.pollLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    return String.join("/", names);
  }

  /** A part of a file. */
  private static final class Range extends InputStream {
    private final FileChannel file;
    private long position;
    private final long end;

    Range(FileChannel file, long from, long size) {
      this.file = file;
      this.position = from;
      this.end = from + size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (position >= end) {
        return -1;
      }
      int wanted = (int) Math.min(length, end - position);
      int read = file.read(ByteBuffer.wrap(into, from, wanted), position);
      if (read < 0) {
        throw new IOException("the archive was cut off while it was read");
      }
      position += read;
      return read;
    }
  }
}
