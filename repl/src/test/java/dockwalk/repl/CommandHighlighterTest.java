package dockwalk.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.repl.command.CommandTable;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandHighlighterTest {
  private static final AttributedStyle RED =
      AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);

  @ParameterizedTest
  @CsvSource({"step, false", "ste 2, false", "stpe, true", "!ls -l, false", "' !ls', false"})
  void aFirstWordThatIsNoCommandIsRed(String typed, boolean red) {
    int first = typed.length() - typed.stripLeading().length();
    boolean shown =
        new CommandHighlighter(CommandTable.STANDARD).shown(typed).styleAt(first).equals(RED);
    assertThat(shown).isEqualTo(red);
  }
}
