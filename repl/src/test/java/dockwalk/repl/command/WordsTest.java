package dockwalk.repl.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void splitsAtBlanksOutsideQuotes() {
    assertThat(Words.of("  ls   -l\t/a ")).isEqualTo(List.of("ls", "-l", "/a"));
    assertThat(Words.of("cat 'a b'\"c d\" \"\"")).isEqualTo(List.of("cat", "a bc d", ""));
    assertThat(Words.of("cat C:\\x 'open")).isEqualTo(List.of("cat", "C:\\x", "open"));
    assertThat(Words.of("")).isEmpty();
  }
}
