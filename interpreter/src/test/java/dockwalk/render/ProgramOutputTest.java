package dockwalk.render;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.debug.Plans;
import dockwalk.exec.Event;
import dockwalk.plan.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgramOutputTest {
  private final Step step = Plans.of("FROM scratch", "RUN x").steps().get(1);
  private final StringBuilder text = new StringBuilder();

  private String shown(Style style, String... pieces) {
    ProgramOutput output = new ProgramOutput(text::append, style);
    output.accept(new Event.StepStarted(step));
    for (String piece : pieces) {
      output.accept(new Event.Output(step, Event.Stream.OUT, piece));
    }
    output.accept(new Event.StepFinished(step, new Event.Outcome.Executed(), Duration.ZERO));
    return text.toString();
  }

  @Test
  void putsPiecesTogetherToLines() {
    assertThat(shown(Style.PLAIN, "on", "e\ntw", "o\r\n", "10%\r", "20%"))
        .isEqualTo("  | one\n  | two\n  | 20%\n");
  }

  @Test
  void noEscapeCodesWithoutATerminal() {
    assertThat(
            shown(Style.PLAIN, "\u001B[31mred\u001B[0m \u001B]0;title\u0007\u0008x\u009B1m\tz\n"))
        .isEqualTo("  | red x1m\tz\n");
  }

  @Test
  void onlyColoursReachATerminal() {
    assertThat(shown(Style.ANSI, "\u001B[31mred\u001B[2J\u001B[1;1Hx\n"))
        .endsWith("\u001B[31mredx\u001B[0m\n");
  }
}
