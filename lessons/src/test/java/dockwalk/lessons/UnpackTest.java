package dockwalk.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackTest {
  @TempDir Path home;
  private Path folder;
  private Lesson lesson;

  @BeforeEach
  void load() throws IOException {
    folder = home.resolve("my/lesson");
    lesson = Course.load().lessons().getFirst();
  }

  @Test
  void writesEveryFileIntoANewFolder() throws IOException {
    Unpacked result = lesson.unpack(folder);
    assertThat(result.folder()).isEqualTo(folder);
    assertThat(result.written()).isEqualTo(lesson.files());
    assertThat(result.kept()).isEmpty();
    for (String file : lesson.files()) {
      assertThat(folder.resolve(file)).hasBinaryContent(lesson.read(file));
    }
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(Files::isRegularFile)).hasSameSizeAs(lesson.files());
    }
  }

  @Test
  void keepsWhatSomebodyChangedAndSaysSo() throws IOException {
    lesson.unpack(folder);
    Files.writeString(folder.resolve("app/index.html"), "mine");
    Files.delete(folder.resolve("notes.txt"));
    Unpacked again = lesson.unpack(folder);
    assertThat(again.written()).containsExactly("notes.txt");
    assertThat(again.kept()).containsExactly("app/index.html");
    assertThat(folder.resolve("app/index.html")).hasContent("mine");
  }

  @Test
  void refusesAFileInPlaceOfTheFolder() throws IOException {
    Files.writeString(home.resolve("my"), "a file");
    assertThatThrownBy(() -> lesson.unpack(home.resolve("my")))
        .isInstanceOf(NotDirectoryException.class)
        .hasMessageContaining("is a file, and the lesson needs a folder");
  }

  @Test
  void neverWritesThroughALink() throws IOException {
    Path outside = Files.createDirectory(home.resolve("outside"));
    Files.createDirectories(folder);
    Files.createSymbolicLink(folder.resolve("app"), outside);
    assertThatThrownBy(() -> lesson.unpack(folder))
        .isInstanceOf(NotDirectoryException.class)
        .hasMessageContaining("app is not a folder");
    assertThat(outside).isEmptyDirectory();

    Files.delete(folder.resolve("app"));
    Files.delete(folder.resolve("notes.txt"));
    Files.createSymbolicLink(folder.resolve("notes.txt"), outside.resolve("made"));
    assertThatThrownBy(() -> lesson.unpack(folder))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("notes.txt is not a plain file");
    assertThat(outside).isEmptyDirectory();
  }
}
