package dockwalk.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockwalk.render.Phrases;
import dockwalk.repl.command.Command;
import dockwalk.repl.command.CommandTable;
import dockwalk.repl.command.MisuseException;
import dockwalk.why.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the debugger says, beside the catalogue of its translation. */
class TranslationTest {
  private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"";

  /** A call that says something; its texts may be put together with a plus. */
  private static final Pattern SAID =
      Pattern.compile(
          "\\b(?:say|count|MisuseException|misuse|only|and|Said)\\(\\s*(?:[\\w.()]+,\\s*)?("
              + TEXT
              + "(?:\\s*\\+\\s*"
              + TEXT
              + ")*)");

  private static final Pattern PLACE = Pattern.compile("%\\d*\\$?[sd]");
  private static final Phrases RUSSIAN = Phrases.in(Locale.of("ru"));

  @Test
  void everyPhraseHasATranslationWithTheSamePlaces() throws IOException {
    List<String> said = said();
    assertThat(said).contains("result", "step %s");
    assertThat(said)
        .allSatisfy(
            phrase -> {
              assertThat(RUSSIAN.of(phrase)).as(phrase).isNotEqualTo(phrase);
              assertThat(places(RUSSIAN.of(phrase))).isEqualTo(places(phrase));
            });
  }

  @Test
  void theCatalogueHasNothingThatNobodySays() throws IOException {
    Path catalogue = root().resolve("interpreter/src/main/resources/dockwalk/render/ru.po");
    List<String> translated =
        Pattern.compile("^msgid " + TEXT, Pattern.MULTILINE)
            .matcher(Files.readString(catalogue))
            .results()
            .map(found -> plain(found.group(1)))
            .toList();
    assertThat(translated).doesNotHaveDuplicates().isSubsetOf(said());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1 слой",
    "2, 2 слоя",
    "5, 5 слоёв",
    "11, 11 слоёв",
    "21, 21 слой",
    "112, 112 слоёв"
  })
  void numbersWantTheirForms(long number, String words) {
    assertThat(RUSSIAN.count(number, "%d layer", "%d layers")).isEqualTo(words);
  }

  @Test
  void aComplaintIsSaidInTheLanguageOfTheReader() {
    assertThatThrownBy(() -> CommandTable.STANDARD.find("stpe"))
        .hasMessage("\"stpe\" is not a command. Did you mean step? `help` lists all.")
        .isInstanceOfSatisfying(
            MisuseException.class,
            e ->
                assertThat(e.in(RUSSIAN))
                    .isEqualTo(
                        "«stpe» — не команда. Может быть, step? Все команды перечислит `help`."));
  }

  private static List<String> said() throws IOException {
    Stream<String> words =
        Stream.concat(
            Stream.of(Command.Topic.values()).map(Command.Topic::title),
            Stream.of(Fate.values()).map(Fate::word));
    return Stream.concat(
            words,
            sources().stream()
                .flatMap(source -> SAID.matcher(source).results())
                .map(found -> joined(found.group(1))))
        .distinct()
        .toList();
  }

  private static String joined(String literals) {
    StringBuilder text = new StringBuilder();
    Pattern.compile(TEXT)
        .matcher(literals)
        .results()
        .map(each -> each.group(1))
        .forEach(text::append);
    return plain(text.toString());
  }

  private static String plain(String literal) {
    return literal.translateEscapes();
  }

  private static List<String> places(String phrase) {
    return PLACE.matcher(phrase).results().map(MatchResult::group).sorted().toList();
  }

  private static List<String> sources() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String folder :
        List.of(
            "interpreter/src/main/java/dockwalk/render",
            "interpreter/src/main/java/dockwalk/why",
            "repl/src/main/java/dockwalk/repl")) {
      try (Stream<Path> files = Files.walk(root().resolve(folder))) {
        files
            .filter(p -> p.toString().endsWith(".java"))
            .map(TranslationTest::text)
            .forEach(texts::add);
      }
    }
    for (String file :
        List.of(
            "repl/src/main/java/dockwalk/app/SessionProgram.java",
            "repl/src/main/java/dockwalk/app/SessionExport.java")) {
      texts.add(text(root().resolve(file)));
    }
    return texts;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder;
  }
}
