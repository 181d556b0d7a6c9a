package dockwalk.syntax;

import dockwalk.syntax.Expander.SubstitutionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The patterns of {@code ${v#p}}, {@code ${v%p}} and {@code ${v/p/r}}: {@code *} and {@code ?}.
 *
 * <p>The pieces between the stars are looked for one after the other, so that no pattern takes more
 * time than its length times that of the value; and that is bounded.
 */
final class Glob {
  /** Stands for {@code ?}: any one letter. */
  private static final int ANY = -1;

  /** The beginning of the pattern is not at this place. */
  private static final int NOT_HERE = -1;

  /** What follows the first star is not to be found from this place on. */
  private static final int NOWHERE = -2;

  /** How many letters are compared at most, which takes about half a second. */
  private static final long MOST_STEPS = 1L << 28;

  private final List<int[]> pieces;
  private final int[] value;

  /** Whether the whole match of a star's pattern stands on one line. */
  private final boolean oneLine;

  /** Nothing begins before this place: what follows the first star is not on this line any more. */
  private int fromHere;

  private long steps;

  private Glob(List<int[]> pieces, int[] value) {
    this.pieces = pieces;
    this.value = value;
    this.oneLine = pieces.stream().flatMapToInt(Arrays::stream).noneMatch(c -> c == '\n');
  }

  /** {@code value} without the shortest or longest beginning or end that matches. */
  static String strip(String value, String pattern, String symbol) throws SubstitutionException {
    boolean longest = symbol.length() == 2;
    int[] letters = value.codePoints().toArray();
    List<int[]> pieces = pieces(pattern);
    if (symbol.charAt(0) == '#') {
      int end = Math.max(0, new Glob(pieces, letters).end(0, longest));
      return new String(letters, end, letters.length - end);
    }
    List<int[]> backwards = pieces.reversed().stream().map(Glob::reversed).toList();
    int end = Math.max(0, new Glob(backwards, reversed(letters)).end(0, longest));
    return new String(letters, 0, letters.length - end);
  }

  /** {@code value} with the first match, or all, replaced; each match is as long as can be. */
  static String replace(String value, String pattern, String replacement, boolean all)
      throws SubstitutionException {
    int[] letters = value.codePoints().toArray();
    Glob glob = new Glob(pieces(pattern), letters);
    StringBuilder text = new StringBuilder();
    boolean looking = true;
    int last = -1;
    int at = 0;
    while (at <= letters.length) {
      int end = !looking ? NOWHERE : at < glob.fromHere ? NOT_HERE : glob.end(at, true);
      // A match of nothing right after a match does not count.
      if (end > at || (end == at && at != last)) {
        String match = new String(letters, at, end - at);
        text.append(all ? GoTemplate.expand(replacement, match) : replacement);
        Expander.bound(text.length(), value.length());
        last = end;
        looking = all;
      }
      looking &= end != NOWHERE;
      if (end > at) {
        at = end;
      } else {
        if (at < letters.length) {
          text.appendCodePoint(letters[at]);
        }
        at++;
      }
    }
    return text.toString();
  }

  /** Where a match ends that begins at {@code from}, or why there is none. */
  private int end(int from, boolean longest) throws SubstitutionException {
    int[] first = pieces.getFirst();
    if (!matches(first, from)) {
      return NOT_HERE;
    }
    int at = from + first.length;
    for (int i = 1; i < pieces.size(); i++) {
      int[] piece = pieces.get(i);
      int lineEnd = lineEnd(at);
      int last = Math.min(value.length - piece.length, lineEnd);
      int found = find(piece, at, last, longest && i == pieces.size() - 1);
      if (found < 0) {
        fromHere = oneLine ? lineEnd + 1 : fromHere;
        return last < value.length - piece.length ? NOT_HERE : NOWHERE;
      }
      at = found + piece.length;
    }
    return at;
  }

  /**
   * A place of {@code piece} between two places, the first or the last; below 0 if there is none.
   */
  private int find(int[] piece, int first, int last, boolean backwards)
      throws SubstitutionException {
    int at = backwards ? last : first;
    while (at >= first && at <= last) {
      if (matches(piece, at)) {
        return at;
      }
      at += backwards ? -1 : 1;
    }
    return NOT_HERE;
  }

  /** How far a star reaches from {@code from}: not over a line feed. */
  private int lineEnd(int from) throws SubstitutionException {
    int at = from;
    while (at < value.length && value[at] != '\n') {
      at++;
    }
    count(at - from);
    return at;
  }

  private boolean matches(int[] piece, int at) throws SubstitutionException {
    if (at + piece.length > value.length) {
      return false;
    }
    int same = 0;
    while (same < piece.length && same(piece[same], value[at + same])) {
      same++;
    }
    count(same + 1);
    return same == piece.length;
  }

  private static boolean same(int sign, int letter) {
    return sign == ANY ? letter != '\n' : sign == letter;
  }

  private void count(int more) throws SubstitutionException {
    steps += more;
    if (steps > MOST_STEPS) {
      throw new SubstitutionException(WordFault.TOO_SLOW);
    }
  }

  /** What stands between the stars of {@code pattern}; at least one piece, perhaps empty. */
  private static List<int[]> pieces(String pattern) throws SubstitutionException {
    List<int[]> pieces = new ArrayList<>();
    List<Integer> piece = new ArrayList<>();
    int[] letters = pattern.codePoints().toArray();
    for (int i = 0; i < letters.length; i++) {
      switch (letters[i]) {
        case '*' -> {
          pieces.add(array(piece));
          piece.clear();
        }
        case '?' -> piece.add(ANY);
        case '\\' -> piece.add(escaped(pattern, letters, ++i));
        default -> piece.add(letters[i]);
      }
    }
    pieces.add(array(piece));
    return pieces;
  }

  private static int escaped(String pattern, int[] letters, int at) throws SubstitutionException {
    if (at >= letters.length) {
      throw new SubstitutionException(WordFault.pattern(pattern, "incomplete escape"));
    }
    if ("*?\\}/".indexOf(letters[at]) < 0) {
      throw new SubstitutionException(
          WordFault.pattern(pattern, "invalid escape '\\" + Character.toString(letters[at]) + "'"));
    }
    return letters[at];
  }

  private static int[] array(List<Integer> letters) {
    return letters.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] reversed(int[] letters) {
    int[] reversed = new int[letters.length];
    for (int i = 0; i < letters.length; i++) {
      reversed[i] = letters[letters.length - 1 - i];
    }
    return reversed;
  }
}
