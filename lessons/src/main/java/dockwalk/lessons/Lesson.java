package dockwalk.lessons;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A lesson: a Dockerfile to walk, the files that it needs, and the texts for its steps.
 *
 * @param number one-based place in the course
 * @param id short name, such as {@code web-server}
 * @param root resource folder of the lesson
 * @param files paths of its files below {@code context}, with {@code /}; among them {@code
 *     Dockerfile}
 * @param texts by language, {@code en} always among them
 */
public record Lesson(
    int number, String id, String root, List<String> files, Map<String, LessonText> texts) {
  public Lesson {
    files = List.copyOf(files);
    texts = Map.copyOf(texts);
    if (!texts.containsKey("en")) {
      throw new IllegalArgumentException("lesson " + id + " has no English text");
    }
  }

  /** The text in the language of {@code locale}, or in English where there is none. */
  public LessonText text(Locale locale) {
    LessonText text = texts.get(locale.getLanguage());
    return text != null ? text : Objects.requireNonNull(texts.get("en"));
  }

  /** The title in the language of {@code locale}, or in English. */
  public String title(Locale locale) {
    return text(locale).title();
  }

  /** The lesson's Dockerfile as text. */
  public String dockerfile() throws IOException {
    return new String(read("Dockerfile"), StandardCharsets.UTF_8);
  }

  /** The content of one of {@link #files()}. */
  public byte[] read(String file) throws IOException {
    try (InputStream in = Lesson.class.getResourceAsStream(root + "/context/" + file)) {
      if (in == null) {
        throw new FileNotFoundException("lesson " + id + " has no file " + file);
      }
      return in.readAllBytes();
    }
  }

  /**
   * Puts the lesson's files into {@code folder}, which is made if need be. A file that is there and
   * differs is never overwritten: the result names it.
   *
   * @throws IOException if something else than a plain file or folder stands where one is needed
   */
  public Unpacked unpack(Path folder) throws IOException {
    return new Unpacking(this, folder).run();
  }
}
