package dockwalk.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds for every lesson of the course: its Dockerfile, its files and its texts fit together. */
class CourseTest {
  private static final int LINES = 12;
  private static final int COLUMNS = 76;

  static List<Lesson> lessons() throws IOException {
    return Course.load().lessons();
  }

  @Test
  void numbersFollowEachOther() throws IOException {
    List<Lesson> lessons = lessons();
    assertThat(lessons).isNotEmpty();
    for (int i = 0; i < lessons.size(); i++) {
      assertThat(lessons.get(i).number()).isEqualTo(i + 1);
    }
  }

  @Test
  void findsByNumberAndByName() throws IOException {
    Course course = Course.load();
    Lesson first = course.lessons().getFirst();
    assertThat(course.find("1")).contains(first);
    assertThat(course.find("web-server")).contains(first);
    assertThat(course.find("0")).isEmpty();
    assertThat(course.find("nothing")).isEmpty();
  }

  @Test
  void speaksTheLanguageOfTheLocaleOrEnglish() throws IOException {
    Lesson lesson = lessons().getFirst();
    assertThat(lesson.title(Locale.of("ru", "RU"))).isEqualTo("Маленький веб-сервер");
    assertThat(lesson.title(Locale.of("ru"))).isEqualTo("Маленький веб-сервер");
    assertThat(lesson.title(Locale.GERMANY)).isEqualTo("A small web server");
    assertThat(lesson.title(Locale.ROOT)).isEqualTo("A small web server");
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void dockerfileHasNothingToComplainOf(Lesson lesson) throws IOException {
    assertThat(parse(lesson).diagnostics()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void everyInstructionHasItsTextInEveryLanguage(Lesson lesson) throws IOException {
    Dockerfile file = parse(lesson);
    TreeSet<Integer> lines = new TreeSet<>();
    file.instructions().forEach(i -> lines.add(file.source().firstLine(i.span())));
    assertThat(lesson.texts().keySet()).containsExactlyInAnyOrderElementsOf(Course.LANGUAGES);
    lesson
        .texts()
        .forEach(
            (language, text) ->
                assertThat(text.before().keySet()).as(language).containsExactlyElementsOf(lines));
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void everyTextFitsOnAScreen(Lesson lesson) {
    for (LessonText text : lesson.texts().values()) {
      Stream.concat(Stream.of(text.intro(), text.end()), text.before().values().stream())
          .map(block -> Markdown.lines(block, COLUMNS, false))
          .forEach(
              lines -> {
                assertThat(lines).hasSizeLessThanOrEqualTo(LINES);
                assertThat(lines).allMatch(line -> line.length() <= COLUMNS);
              });
    }
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void listNamesExactlyTheFilesOfTheContext(Lesson lesson) throws Exception {
    var list = Course.class.getResource(lesson.root() + "/files");
    assertThat(list).isNotNull();
    Path context = Path.of(list.toURI()).resolveSibling("context");
    try (Stream<Path> found = Files.walk(context)) {
      assertThat(found.filter(Files::isRegularFile).map(p -> context.relativize(p).toString()))
          .containsExactlyInAnyOrderElementsOf(lesson.files());
    }
  }

  @Test
  void namesAMissingCourse() {
    assertThatThrownBy(() -> Course.load("/nowhere"))
        .isInstanceOf(IOException.class)
        .hasMessage("the program's resource /nowhere/index is missing");
  }

  @Test
  void refusesAPathThatLeadsOut() {
    assertThatThrownBy(() -> Course.load("/dockwalk/lessons/escaping-course"))
        .isInstanceOf(LessonFormatException.class)
        .hasMessage(
            "/dockwalk/lessons/escaping-course/01-out/files:2: "
                + "'../outside' is not a plain relative path");
  }

  private static Dockerfile parse(Lesson lesson) throws IOException {
    return Dockerfile.parse(new SourceFile("Dockerfile", lesson.dockerfile()));
  }
}
