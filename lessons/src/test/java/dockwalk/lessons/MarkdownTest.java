package dockwalk.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
  private static final String PAGE =
      """
      ## A heading

      One `code` two
      three four five.


      - first item that is long
      - `a command with blanks` after
      10. tenth item of it
      """;

  @Test
  void wrapsPlainText() {
    assertThat(Markdown.lines(PAGE, 16, false))
        .containsExactly(
            "A heading",
            "",
            "One `code` two",
            "three four five.",
            "",
            "- first item",
            "  that is long",
            "- `a command with blanks`",
            "  after",
            "10. tenth item",
            "    of it");
  }

  @Test
  void stylesWithoutCountingTheStyle() {
    assertThat(Markdown.lines(PAGE, 16, true))
        .containsExactly(
            "\u001b[1mA heading\u001b[0m",
            "",
            "One \u001b[36mcode\u001b[0m two",
            "three four five.",
            "",
            "- first item",
            "  that is long",
            "- \u001b[36ma command with blanks\u001b[0m",
            "  after",
            "10. tenth item",
            "    of it");
  }

  @Test
  void countsLettersAndNotBytes() {
    assertThat(Markdown.lines("щука плывёт домой", 11, false))
        .containsExactly("щука плывёт", "домой");
  }

  @Test
  void neverBeginsALineWithADash() {
    assertThat(Markdown.lines("один два — три", 8, false)).containsExactly("один", "два —", "три");
  }

  @Test
  void leavesALonelyBackQuoteAlone() {
    assertThat(Markdown.lines("a ` b", 80, true)).containsExactly("a ` b");
  }

  @Test
  void nothingGivesNothing() {
    assertThat(Markdown.lines(" \n\n", 80, true)).isEmpty();
  }
}
