package dockwalk.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dockwalk.render.Prompt;
import dockwalk.repl.command.Answer;
import dockwalk.repl.command.Command;
import dockwalk.repl.command.CommandTable;
import dockwalk.repl.command.Desk;
import dockwalk.repl.command.MisuseException;
import dockwalk.repl.command.Narration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every command and every alias, well used and wrongly used, compared with transcripts. */
class EveryCommandTest {
  private static final CommandTable TABLE = CommandTable.STANDARD;

  @TempDir Path folder;

  @BeforeEach
  void scripts() throws IOException {
    Files.writeString(folder.resolve("good.dw"), "# two commands\nstep\n\nls /etc\n");
    Files.writeString(folder.resolve("bad.dw"), "cat /nope\nstep\n");
  }

  @Test
  void theExamplesHaveEveryCommandInItsOrder() throws IOException {
    assertThat(CommandExamples.read().stream().map(CommandExamples::name))
        .containsExactlyElementsOf(TABLE.commands().stream().map(Command::name).toList());
    assertAll(CommandExamples.read().stream().map(each -> () -> assertComplete(each)));
  }

  private static void assertComplete(CommandExamples examples) {
    assertThat(examples.uses()).as(examples.name()).anyMatch(CommandExamples.Use::good);
    assertThat(examples.uses()).as(examples.name()).anyMatch(use -> !use.good());
  }

  @ParameterizedTest
  @EnumSource
  void isAnsweredOrRefused(Command.Topic topic) throws Exception {
    StringBuilder text = new StringBuilder();
    for (CommandExamples examples : CommandExamples.read()) {
      Command command = TABLE.find(examples.name());
      if (command.topic() == topic) {
        for (String name : names(command)) {
          text.append(session(examples, name));
        }
      }
    }
    String file = topic.name().toLowerCase(Locale.ROOT) + ".txt";
    Transcripts.check("every/" + file, text.toString().replace(folder.toString(), "{folder}"));
  }

  private static List<String> names(Command command) {
    return Stream.concat(Stream.of(command.name()), command.aliases().stream()).toList();
  }

  /** What a session of its own says to the examples of a command, under one of its names. */
  private String session(CommandExamples examples, String name) throws Exception {
    StringBuilder text = new StringBuilder();
    String edited = Transcripts.TWO_STAGES.replace("/app/built\n\n", "/app/mended\n\n");
    Desk desk =
        Sessions.desk(
            Transcripts.host().withTerminal(),
            Transcripts.TWO_STAGES,
            List.of(edited),
            Narration.silent(),
            text::append);
    for (String line : examples.before()) {
      TABLE.run(line, desk);
    }
    text.setLength(0);
    text.append("## ").append(name).append('\n');
    for (CommandExamples.Use use : examples.uses()) {
      String line = use.line(name).replace("{folder}", folder.toString());
      text.append(Prompt.of(desk.session(), desk.style())).append(line).append('\n');
      assertThat(answered(line, desk, text)).as(text.toString()).isEqualTo(use.good());
    }
    return Sessions.withoutTimes(text.toString()) + "\n";
  }

  private static boolean answered(String line, Desk desk, StringBuilder text)
      throws IOException, InterruptedException {
    try {
      Answer answer = TABLE.run(line, desk);
      assertThat(answer == Answer.LEAVE).isEqualTo(line.matches("q|quit|exit"));
      return answer != Answer.FAILED;
    } catch (MisuseException e) {
      text.append(e.getMessage()).append('\n');
      return false;
    }
  }

  @Test
  void aBeginningIsAsGoodAsTheName() throws MisuseException {
    for (Command command : TABLE.commands()) {
      for (int end = 1; end < command.name().length(); end++) {
        String word = command.name().substring(0, end);
        if (isWhole(word)) {
          continue; // step is not stepi, and n is next
        }
        List<String> begun =
            TABLE.commands().stream().map(Command::name).filter(n -> n.startsWith(word)).toList();
        assertThat(found(word)).as(word).containsExactlyElementsOf(begun);
      }
    }
    assertThat(found("re"))
        .containsExactly("reverse-next", "reverse-continue", "restart", "reload");
    assertThat(found("s")).containsExactly("step");
  }

  private static boolean isWhole(String word) {
    return TABLE.commands().stream().anyMatch(each -> names(each).contains(word));
  }

  /** The command that a word names, or those that it may name. */
  private static List<String> found(String word) {
    try {
      return List.of(TABLE.find(word).name());
    } catch (MisuseException e) {
      assertThat(e).hasMessageMatching("\"%s\" may be one of .+, .+\\.".formatted(word));
      return List.of(e.getMessage().replaceAll("^.* one of |\\.$", "").split(", "));
    }
  }
}
