package dockwalk.render;

import java.util.ArrayList;
import java.util.List;

/** Sentences on several lines. */
public final class Wrapping {
  private Wrapping() {}

  /**
   * The lines of {@code sentence}, at least one; a word that is longer has a line of its own.
   *
   * @param room columns of a line
   */
  public static List<String> lines(String sentence, int room) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : sentence.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
