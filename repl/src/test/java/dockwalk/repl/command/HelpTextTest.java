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
  void noLineIsWiderThanTheUsualTerminal() {
    for (HelpText help : List.of(english, russian)) {
      assertThat(usageApart(help)).isNotEmpty().allMatch(line -> line.length() <= 80);
    }
    assertThat(ConditionsPage.plain().lines()).allMatch(line -> line.length() <= 81);
  }

  /** Lines of the overview, but those that a long usage has to itself. */
  private static List<String> usageApart(HelpText help) {
    List<String> usages =
        CommandTable.STANDARD.commands().stream().map(command -> "  " + command.usage()).toList();
    return help.overview(CommandTable.STANDARD)
        .lines()
        .filter(line -> line.length() <= 32 || usages.stream().noneMatch(line::equals))
        .toList();
  }

  @Test
  void aLanguageWithoutTextsIsEnglish() {
    HelpText finnish = new HelpText(Style.PLAIN, Locale.of("fi"));
    assertThat(finnish.overview(CommandTable.STANDARD))
        .isEqualTo(english.overview(CommandTable.STANDARD));
  }
}
