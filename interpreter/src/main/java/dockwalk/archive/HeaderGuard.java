package dockwalk.archive;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts and keeps what is read for a header, so that none can fill the memory. */
final class HeaderGuard extends FilterInputStream {
  private static final int BLOCK = 512;

  private final int limit;
  private final ByteArrayOutputStream headers = new ByteArrayOutputStream();
  private long position;
  private boolean inHeader;

  HeaderGuard(InputStream in, int limit) {
    super(in);
    this.limit = limit;
  }

  /** A header begins, after what fills the last block of the content before it. */
  void header() {
    inHeader = true;
    headers.reset();
  }

  /** The content of an entry begins. */
  void content() {
    inHeader = false;
  }

  /** All header blocks since the content of the entry before. */
  byte[] headers() {
    return headers.toByteArray();
  }

  private int keep(byte[] bytes, int from, int read) throws IOException {
    for (int i = 0; inHeader && i < read; i++) {
      if (headers.size() > 0 || (position + i) % BLOCK == 0) {
        headers.write(bytes, from + i, read - i);
        break;
      }
    }
    if (headers.size() > limit) {
      throw new IOException("it has a header of more than %d bytes".formatted(limit));
    }
    position += Math.max(0, read);
    return read;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return keep(into, from, super.read(into, from, length));
  }

  /** Reads, since a part of a header that is passed over counts too. */
  @Override
  public long skip(long n) throws IOException {
    byte[] some = new byte[(int) Math.min(Math.max(n, 0), 1 << 13)];
    return Math.max(0, read(some, 0, some.length));
  }
}
