package dockwalk.syntax;

import dockwalk.grammar.Blank;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An instruction's line with its continuation lines joined, which still knows where in the file
 * each character came from.
 */
final class LogicalLine {
  private final StringBuilder text = new StringBuilder();
  private final List<int[]> pieces = new ArrayList<>();
  private Optional<String> joined = Optional.empty();
  private String trailing = "";

  /** Adds text that stands at {@code offset} of the file. */
  void append(String piece, int offset) {
    pieces.add(new int[] {text.length(), offset});
    text.append(piece);
    joined = Optional.empty();
  }

  /** Takes the white space off the end, and keeps it beside. */
  void stripTrailing() {
    int end = Blank.end(text());
    if (end < text.length()) {
      trailing = text.substring(end, writtenEnd(end));
      text.setLength(end);
      // What is empty at the end stands where the text ends, not on a line that is gone.
      while (pieces.size() > 1 && pieces.getLast()[0] >= end) {
        pieces.removeLast();
      }
      joined = Optional.empty();
    }
  }

  /** Where the text ends without a last line of nothing but blanks, which vanishes. */
  private int writtenEnd(int end) {
    int[] last = pieces.getLast();
    if (pieces.size() == 1 || last[0] < end) {
      return text.length();
    }
    int[] before = pieces.get(pieces.size() - 2);
    boolean sameLine = before[1] + last[0] - before[0] == last[1];
    return sameLine ? text.length() : last[0];
  }

  /** The white space that was taken off. */
  String trailing() {
    return trailing;
  }

  /** The whole line; free when asked again, as it is for every word. */
  String text() {
    if (joined.isEmpty()) {
      joined = Optional.of(text.toString());
    }
    return joined.get();
  }

  /** The place in the file of the characters from {@code start} to before {@code end}. */
  Span span(int start, int end) {
    int first = offset(start);
    return new Span(first, end > start ? Math.max(first, offset(end - 1) + 1) : first);
  }

  private int offset(int at) {
    int low = 0;
    int high = pieces.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (pieces.get(middle)[0] <= at) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return pieces.get(low)[1] + at - pieces.get(low)[0];
  }
}
