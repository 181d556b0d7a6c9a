package dockwalk.lessons;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a lesson says, in one language, as small pieces of Markdown (see {@link Markdown}).
 *
 * <p>The file begins with the title as a {@code #} heading; what follows is the introduction. Each
 * {@code ##} heading starts the text that belongs before one instruction and says which by the line
 * on which that instruction begins; the last one is the end:
 *
 * <pre>
 * # A small web server
 * Welcome.
 * ## before line 5: A folder to work in
 * WORKDIR makes the folder.
 * ## end
 * Try this next.
 * </pre>
 *
 * @param title the lesson's name
 * @param intro to be shown before the first step
 * @param before what to show before the instruction that begins on the line of this number; each
 *     text starts with its heading, as {@code ## A folder to work in}
 * @param end to be shown after the last step
 */
public record LessonText(
    String title, String intro, SortedMap<Integer, String> before, String end) {
  public LessonText {
    before = Collections.unmodifiableSortedMap(new TreeMap<>(before));
  }

  /** The text for the instruction that begins on this one-based line. */
  public Optional<String> beforeLine(int line) {
    return Optional.ofNullable(before.get(line));
  }

  /**
   * Parses a text.
   *
   * @param file name of the file, for messages
   * @throws LessonFormatException if a heading is missing, twice there, or not understood
   */
  public static LessonText parse(String file, String text) throws LessonFormatException {
    return new LessonTextParser(file, text).parse();
  }
}
