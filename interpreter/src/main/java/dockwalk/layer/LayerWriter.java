package dockwalk.layer;

import dockwalk.fs.Metadata;
import dockwalk.image.Digest;
import dockwalk.image.Layer;
import dockwalk.layer.LayerEntry.Kind;
import dockwalk.name.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a layer in one pass: an uncompressed tar, its digest, and its index. Paths are relative to
 * the root, without a slash at either end, and come in the caller's order.
 */
public final class LayerWriter implements AutoCloseable {
  /** Begins the name of a mark that deletes (OCI image-spec, layer.md, "Whiteouts"). */
  static final String WHITEOUT = ".wh.";

  /** PATH_MAX of Linux, without its NUL and the slash of the root. */
  private static final int LONGEST_PATH = 4094;

  private static final Metadata MARK = new Metadata(0, 0, 0, 0);

  private final WritableByteChannel out;
  private final byte[] buffer = new byte[256 << 10];
  private final MessageDigest hasher = Digest.hasher();
  private final List<LayerEntry> entries = new ArrayList<>();
  private int filled;
  private long flushed;

  /** Writes to {@code path}, which must not exist yet. */
  public LayerWriter(Path path) throws IOException {
    this(FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  /** Writes to {@code out}, which {@link #close} closes. */
  public LayerWriter(WritableByteChannel out) {
    this.out = out;
  }

  public void directory(String path, Metadata metadata) throws IOException {
    header('5', path + "/", metadata, 0, "", 0, 0);
    add(path, Kind.DIRECTORY, metadata, 0, "", 0, 0);
  }

  /**
   * Writes a file.
   *
   * @param content is read to its end
   * @throws IOException if it has not exactly {@code size} bytes
   */
  public void file(String path, Metadata metadata, InputStream content, long size)
      throws IOException {
    header('0', path, metadata, size, "", 0, 0);
    add(path, Kind.FILE, metadata, size, "", 0, 0);
    long left = size;
    while (left > 0) {
      if (filled == buffer.length) {
        flush();
      }
      int read = content.read(buffer, filled, (int) Math.min(left, buffer.length - filled));
      if (read < 0) {
        throw changed(path);
      }
      filled += read;
      left -= read;
    }
    if (content.read() >= 0) {
      throw changed(path);
    }
    pad();
  }

  private static IOException changed(String path) {
    return new IOException("/" + path + " changed while it was read: try again");
  }

  /** A further name for the file at {@code target}, written before. */
  public void hardLink(String path, Metadata metadata, String target) throws IOException {
    header('1', path, metadata, 0, target, 0, 0);
    add(path, Kind.HARD_LINK, metadata, 0, target, 0, 0);
  }

  public void symlink(String path, Metadata metadata, String target) throws IOException {
    header('2', path, metadata, 0, target, 0, 0);
    add(path, Kind.SYMLINK, metadata, 0, target, 0, 0);
  }

  public void device(String path, Metadata metadata, boolean block, int major, int minor)
      throws IOException {
    header(block ? '4' : '3', path, metadata, 0, "", major, minor);
    add(path, block ? Kind.BLOCK_DEVICE : Kind.CHARACTER_DEVICE, metadata, 0, "", major, minor);
  }

  public void fifo(String path, Metadata metadata) throws IOException {
    header('6', path, metadata, 0, "", 0, 0);
    add(path, Kind.FIFO, metadata, 0, "", 0, 0);
  }

  /** Deletes {@code path} of the layers below (OCI image-spec, layer.md, "Whiteouts"). */
  public void whiteout(String path) throws IOException {
    int slash = path.lastIndexOf('/') + 1;
    header('0', path.substring(0, slash) + WHITEOUT + path.substring(slash), MARK, 0, "", 0, 0);
    add(path, Kind.WHITEOUT, MARK, 0, "", 0, 0);
  }

  /** Ends the tar; what was written, with its index. */
  public Written finish() throws IOException {
    write(new byte[2 * TarHeader.BLOCK]);
    flush();
    return new Written(new Layer(Digest.of(hasher), flushed), new LayerIndex(entries));
  }

  /** A layer that was written, and where everything is in it. */
  public record Written(Layer layer, LayerIndex index) {}

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void add(
      String path, Kind kind, Metadata metadata, long size, String link, int major, int minor)
      throws IOException {
    if (kind != Kind.WHITEOUT && path.startsWith(WHITEOUT, path.lastIndexOf('/') + 1)) {
      throw new IOException(
          "/%s cannot be in a layer: there, a name that begins with %s deletes what follows it"
              .formatted(path, WHITEOUT));
    }
    if (path.length() > LONGEST_PATH / 3 && ByteText.bytes(path).length > LONGEST_PATH) {
      throw new IOException(
          "/%s… is longer than the %d bytes that a path may have"
              .formatted(path.substring(0, 60), LONGEST_PATH));
    }
    entries.add(new LayerEntry(path, kind, metadata, flushed + filled, size, link, major, minor));
  }

  private void header(
      char type, String name, Metadata metadata, long size, String link, int major, int minor)
      throws IOException {
    write(TarHeader.of(type, name, metadata, size, link, major, minor));
  }

  private void pad() throws IOException {
    int over = (int) ((flushed + filled) % TarHeader.BLOCK);
    if (over > 0) {
      write(new byte[TarHeader.BLOCK - over]);
    }
  }

  private void write(byte[] bytes) throws IOException {
    int from = 0;
    while (from < bytes.length) {
      if (filled == buffer.length) {
        flush();
      }
      int part = Math.min(bytes.length - from, buffer.length - filled);
      System.arraycopy(bytes, from, buffer, filled, part);
      filled += part;
      from += part;
    }
  }

  private void flush() throws IOException {
    hasher.update(buffer, 0, filled);
    ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, filled);
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
    flushed += filled;
    filled = 0;
  }
}
