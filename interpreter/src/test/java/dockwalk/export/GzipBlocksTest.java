package dockwalk.export;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.Peer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipBlocksTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_536, 1 << 20, (1 << 20) + 1, 5_000_000})
  void givesBackWhatItTook(int size) throws IOException {
    for (byte[] bytes : new byte[][] {new byte[size], noise(size), text(size)}) {
      byte[] packed = pack(bytes);
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        assertThat(in.readAllBytes()).isEqualTo(bytes);
      }
      assertThat(pack(bytes)).isEqualTo(packed);
    }
  }

  @Test
  void gzipTestsIt() throws Exception {
    Path file = temporary.resolve("x.gz");
    Files.write(file, pack(text(3_000_000)));
    Peer.run("gzip", "-t", file.toString());
    assertThat(Files.size(file)).isLessThan(1_000_000);
  }

  private static byte[] pack(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GzipBlocks(packed)) {
      for (int at = 0; at < bytes.length; at += 10_007) {
        out.write(bytes, at, Math.min(10_007, bytes.length - at));
      }
    }
    return packed.toByteArray();
  }

  private static byte[] noise(int size) {
    byte[] bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static byte[] text(int size) {
    byte[] bytes = noise(size);
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) ('a' + (bytes[i] & 3));
    }
    return bytes;
  }
}
