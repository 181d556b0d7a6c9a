package dockwalk.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of files go through text and come back with the bytes that they had. */
class HostPathTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} is shown as {1}")
  @CsvSource({
    "616263, abc",
    "c3a9, é",
    "e9, \\xE9",
    "636166e92e747874, caf\\xE9.txt",
    "c3a9e9c3a9, é\\xE9é",
    "e9c3, \\xE9\\xC3",
    "eda080, \\xED\\xA0\\x80",
    "f09f9880ff, 😀\\xFF",
    "efbfbd, \uFFFD",
    "efbfbde9, \uFFFD\\xE9",
    "61e2825c, a\\xE2\\x82\\",
  })
  void bytesAreKept(String hex, String shown) throws Exception {
    byte[] bytes = HexFormat.of().parseHex(hex);
    String text = ByteText.of(bytes);
    assertThat(ByteText.bytes(text)).isEqualTo(bytes);
    assertThat(ByteText.escaped(text)).isEqualTo(shown);
    assertThat(ByteText.isUtf8(text)).isEqualTo(shown.indexOf('\\') < 0);
    Path path = HostPath.resolve(folder, text);
    Files.writeString(path, "x");
    assertThat(HostPath.bytes(path)).endsWith(bytes);
    try (Stream<Path> listed = Files.list(folder)) {
      Path found = listed.findFirst().orElseThrow();
      assertThat(HostPath.name(found)).isEqualTo(text);
      assertThat(HostPath.of(HostPath.text(found))).isEqualTo(found);
      assertThat(HostPath.bytes(found.getFileName())).isEqualTo(bytes);
    }
  }

  @Test
  void everyByteIsAName() throws Exception {
    for (int b = 1; b < 256; b++) {
      if (b != '/' && b != '.') {
        Path path = HostPath.resolve(folder, ByteText.of(new byte[] {(byte) b}));
        Files.createDirectory(path);
        assertThat(HostPath.bytes(path)).endsWith('/', b);
      }
    }
    try (Stream<Path> listed = Files.list(folder)) {
      List<Path> all = listed.toList();
      assertThat(all).hasSize(253);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      all.forEach(each -> bytes.writeBytes(ByteText.bytes(HostPath.name(each))));
      assertThat(bytes.size()).isEqualTo(253);
    }
  }

  @Test
  void relativePathsAreKept() {
    String text = ByteText.of(new byte[] {'.', '.', '/', 'a', (byte) 0xe9, '/', 'b'});
    assertThat(HostPath.of(text).isAbsolute()).isFalse();
    assertThat(HostPath.text(HostPath.of(text))).isEqualTo(text);
    assertThat(ByteText.bytes(HostPath.text(HostPath.of(text)))).contains(0xe9);
  }
}
