package dockwalk.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read for a header, so that none can fill the memory. */
final class HeaderGuard extends FilterInputStream {
  private final int limit;
  private long left;

  HeaderGuard(InputStream in, int limit) {
    super(in);
    this.limit = limit;
    this.left = Long.MAX_VALUE;
  }

  /** A header begins. */
  void header() {
    left = limit;
  }

  /** The content of an entry begins. */
  void content() {
    left = Long.MAX_VALUE;
  }

  private int count(int read) throws IOException {
    left -= Math.max(0, read);
    if (left < 0) {
      throw new IOException("it has a header of more than %d bytes".formatted(limit));
    }
    return read;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return count(super.read(into, from, length));
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    count((int) Math.min(Integer.MAX_VALUE, skipped));
    return skipped;
  }
}
