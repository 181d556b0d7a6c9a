package dockwalk.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses with several processors into one gzip stream (RFC 1952), as pigz does: blocks are
 * deflated apart, each with the end of the one before it as its dictionary, and end on a byte. The
 * bytes depend on the input alone, not on the number of processors.
 */
final class GzipBlocks extends OutputStream {
  private static final int BLOCK = 1 << 20;
  private static final int WINDOW = 1 << 15;

  /** No time, no system: the same layer gives the same bytes everywhere. */
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  /** The last deflate block, which is empty (RFC 1951, 3.2.6). */
  private static final byte[] END = {3, 0};

  private final OutputStream out;
  private final int ahead = Runtime.getRuntime().availableProcessors() + 1;
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().daemon().name("gzip-", 0).factory());
  private final Deque<Future<byte[]>> running = new ArrayDeque<>();
  private final CRC32 sum = new CRC32();
  private byte[] block = new byte[BLOCK];
  private byte[] dictionary = {};
  private int filled;
  private long size;
  private boolean closed;

  GzipBlocks(OutputStream out) throws IOException {
    this.out = out;
    out.write(HEADER);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    sum.update(bytes, from, length);
    size += length;
    int at = from;
    while (at < from + length) {
      int part = Math.min(from + length - at, BLOCK - filled);
      System.arraycopy(bytes, at, block, filled, part);
      filled += part;
      at += part;
      if (filled == BLOCK) {
        submit();
      }
    }
  }

  private void submit() throws IOException {
    byte[] full = block;
    int length = filled;
    byte[] before = dictionary;
    running.add(workers.submit(() -> deflate(full, length, before)));
    dictionary = Arrays.copyOfRange(full, Math.max(0, length - WINDOW), length);
    block = new byte[BLOCK];
    filled = 0;
    if (running.size() > ahead) {
      take();
    }
  }

  private void take() throws IOException {
    try {
      out.write(running.remove().get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the compression was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("deflating takes any bytes", e.getCause());
    }
  }

  private static byte[] deflate(byte[] block, int length, byte[] dictionary) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setDictionary(dictionary);
      deflater.setInput(block, 0, length);
      ByteArrayOutputStream packed = new ByteArrayOutputStream(length / 2);
      byte[] buffer = new byte[1 << 16];
      int count;
      do {
        count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        packed.write(buffer, 0, count);
      } while (count == buffer.length);
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (out) {
      if (filled > 0) {
        submit();
      }
      while (!running.isEmpty()) {
        take();
      }
      out.write(END);
      out.write(
          ByteBuffer.allocate(8)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putInt((int) sum.getValue())
              .putInt((int) size)
              .array());
    } finally {
      workers.shutdownNow();
    }
  }
}
