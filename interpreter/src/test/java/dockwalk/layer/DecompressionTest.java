package dockwalk.layer;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class DecompressionTest {
  private static final byte[] TEXT = "some text, ".repeat(1000).getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @EnumSource(Decompression.class)
  void givesThePlainBytes(Decompression kind) throws IOException {
    byte[] packed = pack(kind);
    assertThat(Decompression.of(packed)).isEqualTo(kind);
    assertThat(read(packed)).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @EnumSource(Decompression.class)
  void takesConcatenatedStreamsAsOne(Decompression kind) throws IOException {
    byte[] one = pack(kind);
    byte[] two = Arrays.copyOf(one, 2 * one.length);
    System.arraycopy(one, 0, two, one.length, one.length);
    assertThat(read(two)).hasSize(2 * TEXT.length);
  }

  @ParameterizedTest
  @EnumSource(Decompression.class)
  void anyDamageIsAnIoException(Decompression kind) throws IOException {
    byte[] good = pack(kind);
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] bad = Arrays.copyOf(good, good.length - random.nextInt(4) / 3 * random.nextInt(20));
      for (int j = 0; j < 3; j++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try (InputStream in = Decompression.undo(new ByteArrayInputStream(bad))) {
        in.transferTo(OutputStream.nullOutputStream());
      } catch (IOException expected) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(kind == Decompression.NONE ? -1 : 500);
  }

  private static byte[] read(byte[] packed) throws IOException {
    try (InputStream in = Decompression.undo(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }

  private static byte[] pack(Decompression kind) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (kind) {
          case NONE -> packed;
          case GZIP -> new GZIPOutputStream(packed);
          case BZIP2 -> new BZip2CompressorOutputStream(packed);
          case XZ -> new XZOutputStream(packed, new LZMA2Options(1));
          case ZSTD -> new ZstdOutputStream(packed);
        }) {
      out.write(TEXT);
    }
    return packed.toByteArray();
  }
}
