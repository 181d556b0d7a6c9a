package dockwalk.lessons;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lessons, in teaching order.
 *
 * @param lessons numbered by their folders
 */
public record Course(List<Lesson> lessons) {
  /** The languages in which every lesson has its text. */
  static final List<String> LANGUAGES = List.of("en", "ru");

  private static final String ROOT = "/dockwalk/lessons/course";
  private static final Pattern FOLDER = Pattern.compile("([0-9]{2})-([a-z][a-z0-9-]*)");
  private static final Pattern NAME = Pattern.compile("\\.?[A-Za-z0-9_][A-Za-z0-9._-]*");

  public Course {
    lessons = List.copyOf(lessons);
  }

  /**
   * Reads the course that comes with the program.
   *
   * @throws LessonFormatException if a lesson's files break the format
   */
  public static Course load() throws IOException {
    return load(ROOT);
  }

  static Course load(String root) throws IOException {
    String index = root + "/index";
    List<Lesson> lessons = new ArrayList<>();
    List<String> folders = text(index).lines().toList();
    for (int i = 0; i < folders.size(); i++) {
      Matcher folder = FOLDER.matcher(folders.get(i));
      if (!folder.matches()) {
        throw new LessonFormatException(
            index, i + 1, "expected a folder such as 01-web-server, found " + folders.get(i));
      }
      lessons.add(
          lesson(root + "/" + folders.get(i), Integer.parseInt(folder.group(1)), folder.group(2)));
    }
    return new Course(lessons);
  }

  /** The lesson with this number or short name, as a person types it. */
  public Optional<Lesson> find(String numberOrId) {
    return lessons.stream()
        .filter(l -> numberOrId.equals(l.id()) || numberOrId.equals(String.valueOf(l.number())))
        .findFirst();
  }

  private static Lesson lesson(String root, int number, String id) throws IOException {
    Map<String, LessonText> texts = new LinkedHashMap<>();
    for (String language : LANGUAGES) {
      String file = root + "/lesson." + language + ".md";
      texts.put(language, LessonText.parse(file, text(file)));
    }
    return new Lesson(number, id, root, files(root + "/files"), texts);
  }

  /** The listed paths; only plain relative names are let through. */
  private static List<String> files(String list) throws IOException {
    List<String> files = text(list).lines().toList();
    for (int i = 0; i < files.size(); i++) {
      for (String name : files.get(i).split("/", -1)) {
        if (!NAME.matcher(name).matches()) {
          throw new LessonFormatException(
              list, i + 1, "'" + files.get(i) + "' is not a plain relative path");
        }
      }
    }
    if (!files.contains("Dockerfile")) {
      throw new LessonFormatException(list, 1, "a lesson needs a Dockerfile");
    }
    return files;
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = Course.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException("the program's resource " + resource + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
