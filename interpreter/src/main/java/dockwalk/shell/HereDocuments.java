package dockwalk.shell;

import java.util.ArrayList;
import java.util.List;

/** The here-documents whose operators were read and whose text has not come yet. */
final class HereDocuments {
  /**
   * The text of one.
   *
   * @param owner the command at the top to which it belongs
   * @param start of its first line
   * @param text with the line that ends it, without that line's end
   */
  record Body(int owner, int start, String text) {}

  private record Awaited(int owner, String delimiter, boolean tabs) {}

  private final List<Awaited> awaited = new ArrayList<>();
  private final List<Body> bodies = new ArrayList<>();

  /**
   * An operator was read.
   *
   * @param word its word, as it is written
   * @param tabs whether tabs before the last line do not count
   */
  void await(int owner, String word, boolean tabs) {
    awaited.add(new Awaited(owner, word.replaceAll("[\\\\'\"]", ""), tabs));
  }

  /** Goes past the texts, at the beginning of the line after their operators. */
  void read(Cursor cursor) throws NotSplitException {
    for (Awaited each : awaited) {
      bodies.add(read(each, cursor));
    }
    awaited.clear();
  }

  private static Body read(Awaited awaited, Cursor cursor) throws NotSplitException {
    int start = cursor.at;
    while (!cursor.atEnd()) {
      int end = cursor.text.indexOf('\n', cursor.at);
      end = end < 0 ? cursor.text.length() : end;
      String line = cursor.text.substring(cursor.at, end);
      cursor.at = Math.min(cursor.text.length(), end + 1);
      if ((awaited.tabs ? line.replaceFirst("^\t+", "") : line).equals(awaited.delimiter)) {
        return new Body(awaited.owner, start, cursor.text.substring(start, end));
      }
    }
    throw new NotSplitException("the here-document " + awaited.delimiter + " does not end");
  }

  /** Refuses a script that ends before the text of one. */
  void none() throws NotSplitException {
    if (!awaited.isEmpty()) {
      throw new NotSplitException(
          "the here-document " + awaited.getFirst().delimiter() + " does not end");
    }
  }

  /** All texts that were read, in order. */
  List<Body> bodies() {
    return List.copyOf(bodies);
  }
}
