package dockwalk.store;

import dockwalk.fs.Content;
import dockwalk.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A range of a file. */
public final class RangeInput extends InputStream {
  private final Path path;
  private final FileChannel file;
  private long position;
  private final long end;

  /** Opens {@code path} for {@code size} bytes from {@code offset}. */
  public RangeInput(Path path, long offset, long size) throws IOException {
    this.path = path;
    file = FileChannel.open(path, StandardOpenOption.READ);
    position = offset;
    end = offset + size;
  }

  /** Digest of the bytes of a range. */
  public static Digest digest(Content.InFile range) throws IOException {
    try (InputStream in = new RangeInput(range.file(), range.offset(), range.size())) {
      return Digest.of(in);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (position >= end || length == 0) {
      return length == 0 ? 0 : -1;
    }
    ByteBuffer buffer = ByteBuffer.wrap(into, from, (int) Math.min(length, end - position));
    int read = file.read(buffer, position);
    if (read < 0) {
      throw new IOException("%s is shorter than it was".formatted(path));
    }
    position += read;
    return read;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
