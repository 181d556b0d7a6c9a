package dockwalk.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.check.Checker;
import dockwalk.check.Rule;
import dockwalk.explain.Page.Kind;
import dockwalk.explain.Page.Section;
import dockwalk.syntax.Instruction;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule and every instruction has its page, in every language. */
class ExplanationsTest {
  private static final int WIDEST = 80;
  private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");

  static Stream<String> languages() {
    return Explanations.languages().stream();
  }

  @Test
  void theLanguages() {
    assertThat(Explanations.languages()).containsExactly("en", "ru");
    assertThat(Explanations.in(Locale.of("de")).word("wrong")).isEqualTo("Wrong");
  }

  @ParameterizedTest
  @MethodSource("languages")
  void allRulesAndInstructionsAreExplained(String language) {
    Explanations explanations = Explanations.in(Locale.of(language));
    assertThat(explanations.all(Kind.RULE))
        .extracting(Page::name)
        .containsExactlyElementsOf(Checker.rules().stream().map(Rule::name).toList());
    assertThat(explanations.all(Kind.INSTRUCTION))
        .extracting(Page::name)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Instruction.class.getPermittedSubclasses())
                .map(type -> type.getSimpleName().toUpperCase(Locale.ROOT))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyPageIsWholeAndFitsATerminal(String language) {
    Explanations explanations = Explanations.in(Locale.of(language));
    for (Kind kind : Kind.values()) {
      for (Page page : explanations.all(kind)) {
        assertThat(page.summary()).as(page.name()).isNotBlank().doesNotEndWith(".");
        assertThat(page.text()).as(page.name()).isNotBlank();
        assertThat(page.sections()).extracting(Section::key).containsAll(needed(kind));
        assertThat(page.sections()).allSatisfy(s -> assertThat(s.text()).isNotBlank());
        assertThat(page.sections()).allSatisfy(s -> assertThat(s.title()).isNotBlank());
        assertThat(
                Stream.concat(Stream.of(page.text()), page.sections().stream().map(Section::text))
                    .flatMap(String::lines))
            .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(WIDEST));
        assertThat(CYRILLIC.matcher(page.summary() + page.text()).find())
            .as(page.name())
            .isEqualTo(language.equals("ru"));
      }
    }
  }

  private static List<String> needed(Kind kind) {
    return switch (kind) {
      case RULE -> List.of("wrong", "right");
      case INSTRUCTION -> List.of("forms", "example", "mistake", "layer");
    };
  }

  @Test
  void theLanguagesTellTheSameFlags() {
    List<Page> english = Explanations.in(Locale.ENGLISH).all(Kind.INSTRUCTION);
    List<Page> russian = Explanations.in(Locale.of("ru")).all(Kind.INSTRUCTION);
    for (int i = 0; i < english.size(); i++) {
      assertThat(flags(russian.get(i))).as(english.get(i).name()).isEqualTo(flags(english.get(i)));
    }
  }

  private static List<String> flags(Page page) {
    return page.section("flags").stream()
        .flatMap(section -> section.text().lines())
        .map(line -> line.split(" ", 2)[0])
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "copy, COPY",
    "UndefinedVar, UndefinedVar",
    "undefinedvar, UndefinedVar",
    "undefined-var, UndefinedVar",
    "json-args-recommended, JSONArgsRecommended",
  })
  void aNameIsFound(String typed, String name) {
    assertThat(Explanations.in(Locale.ENGLISH).find(typed)).map(Page::name).contains(name);
  }

  @ParameterizedTest
  @CsvSource({
    "CPOY, COPY",
    "UndefindVar, UndefinedVar",
    "secrets, SecretsUsedInArgOrEnv",
    "xyzzy, ''",
  })
  void anUnknownNameSuggests(String typed, String meant) {
    assertThat(Explanations.in(Locale.ENGLISH).find(typed)).isEmpty();
    assertThat(Explanations.nearest(typed).orElse("")).isEqualTo(meant);
  }
}
