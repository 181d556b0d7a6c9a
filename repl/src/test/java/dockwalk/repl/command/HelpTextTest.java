package dockwalk.repl.command;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.render.Style;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HelpTextTest {
  private final HelpText russian = new HelpText(Style.PLAIN, Locale.of("ru"));
  private final HelpText english = new HelpText(Style.PLAIN, Locale.ENGLISH);

  private static List<String> examples(String text) {
    return text.lines().filter(line -> line.startsWith("    ")).toList();
  }

  @Test
  void everyCommandIsExplainedInRussian() {
    for (Command command : CommandTable.STANDARD.commands()) {
      assertThat(russian.translates(command)).as(command.name()).isTrue();
      assertThat(russian.text(command).lines()).allMatch(line -> line.length() <= 80);
      assertThat(examples(russian.text(command))).isEqualTo(examples(english.text(command)));
    }
  }

  @Test
  void theOverviewNamesAllCommands() {
    String overview = russian.overview(CommandTable.STANDARD);
    assertThat(overview.lines().filter(line -> line.startsWith("  ")))
        .hasSizeGreaterThanOrEqualTo(CommandTable.STANDARD.commands().size());
    assertThat(overview).contains("Выполнить следующую инструкцию или N следующих");
  }

  @Test
  void aLanguageWithoutTextsIsEnglish() {
    HelpText finnish = new HelpText(Style.PLAIN, Locale.of("fi"));
    assertThat(finnish.overview(CommandTable.STANDARD))
        .isEqualTo(english.overview(CommandTable.STANDARD));
  }
}
