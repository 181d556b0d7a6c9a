package dockwalk.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

/** What of a long text is on the screen. */
class PagedTextTest {
  private static final String HUNDRED =
      IntStream.rangeClosed(1, 100).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());

  private static PagedText text(String text, int from, int columns, int rows) {
    PagedText paged = new PagedText(text, from);
    paged.resize(columns, rows);
    return paged;
  }

  private static List<String> shown(PagedText text) {
    return text.screen().stream().map(AttributedString::toString).toList();
  }

  @Test
  void movesByRowsAndScreensAndStopsAtBothEnds() {
    PagedText text = text(HUNDRED, 1, 80, 10);
    assertThat(shown(text)).hasSize(10).startsWith("line 1");
    text.page(1);
    assertThat(shown(text)).startsWith("line 11");
    text.scroll(-3);
    assertThat(shown(text)).startsWith("line 8");
    text.page(100);
    assertThat(shown(text)).hasSize(10).startsWith("line 91").endsWith("line 100");
    text.home();
    text.scroll(-1);
    assertThat(shown(text)).startsWith("line 1");
    text.end();
    assertThat(text.first() + " " + text.last() + " " + text.count()).isEqualTo("91 100 100");
  }

  @Test
  void longLinesAndWideCharactersFillSeveralRows() {
    PagedText text = text("abcdefgh\n\n日本語日本語\nend\n", 1, 4, 4);
    assertThat(shown(text)).containsExactly("abcd", "efgh", "", "日本");
    assertThat(text.fits()).isFalse();
    text.scroll(1);
    assertThat(shown(text)).containsExactly("efgh", "", "日本", "語日");
    text.end();
    assertThat(shown(text)).containsExactly("日本", "語日", "本語", "end");
    text.resize(12, 4);
    assertThat(text.fits()).isTrue();
    assertThat(shown(text)).containsExactly("abcdefgh", "", "日本語日本語", "end");
  }

  @Test
  void searchGoesFromPlaceToPlaceInBothDirections() {
    PagedText text = text(HUNDRED, 1, 80, 10);
    text.seek("LINE 2");
    assertThat(text.find(true)).as("a capital means itself").isFalse();
    text.seek("line 2");
    assertThat(text.find(true)).isTrue();
    assertThat(text.first()).isEqualTo(2);
    assertThat(text.find(true)).isTrue();
    assertThat(text.first()).isEqualTo(20);
    assertThat(text.find(false)).isTrue();
    assertThat(text.find(false)).as("nothing above").isFalse();
    text.seek("e 99");
    assertThat(text.find(true)).isTrue();
    assertThat(shown(text)).as("the last screen is full").hasSize(10).contains("line 99");
    assertThat(text.find(true)).isFalse();
    text.seek("(*[");
    assertThat(text.find(false)).as("no pattern, a text").isFalse();
  }

  @Test
  void beginsAtALine() {
    assertThat(shown(text(HUNDRED, 50, 80, 10))).startsWith("line 50");
    assertThat(shown(text(HUNDRED, 5000, 80, 10))).endsWith("line 100");
  }

  @Test
  void colourGoesOnInTheNextRow() {
    PagedText text = text("\u001B[31mredred\u001B[0m\n", 1, 3, 5);
    assertThat(text.screen().getLast().toAnsi()).startsWith("\u001B[31m");
  }
}
