package dockwalk.syntax;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Spelling {
  private static final int NEAR = 3;
  private static final int LONGEST = 64;
  private static final int MOST = 1_000;

  private Spelling() {}

  /** The nearest of {@code known}, if fewer than three letters differ; case does not matter. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    String lower = word.toLowerCase(Locale.ROOT);
    Optional<String> best = Optional.empty();
    int least = NEAR;
    for (String name : known) {
      int far = far(lower, name.toLowerCase(Locale.ROOT));
      if (far < least || (far < NEAR && far == least && swapped(word, name, best))) {
        best = Optional.of(name);
        least = far;
      }
    }
    return best;
  }

  /** Whether only the order of letters differs, the most frequent slip, and in the other not. */
  private static boolean swapped(String word, String name, Optional<String> other) {
    List<Integer> letters = letters(word);
    return letters(name).equals(letters)
        && other.filter(best -> letters(best).equals(letters)).isEmpty();
  }

  /** The distance where it is small. */
  private static int far(String from, String to) {
    return Math.abs(from.length() - to.length()) < NEAR ? distance(from, to) : NEAR;
  }

  /**
   * The nearest of {@code known} commands or options: short words are all near to each other, so of
   * three letters only one may differ, and of two none; their order may.
   */
  public static Optional<String> nearestName(String word, Collection<String> known) {
    int most = Math.clamp(word.length() - 2L, 0, NEAR - 1);
    String lower = word.toLowerCase(Locale.ROOT);
    return nearest(word, known)
        .filter(
            name ->
                distance(lower, name.toLowerCase(Locale.ROOT)) <= most
                    || letters(word).equals(letters(name)));
  }

  /** {@code (did you mean NAME?)}, or nothing; in the reference's words. */
  public static String hint(String word, Collection<String> known) {
    return nearest(word, known).map(name -> " (did you mean " + name + "?)").orElse("");
  }

  /** The same for commands, options and variables: see {@link #nearestName}. */
  public static String hintName(String word, Collection<String> known) {
    return nearestName(word, known).map(name -> " (did you mean " + name + "?)").orElse("");
  }

  /** The same; case matters, as it does in most of the reference's own suggestions. */
  public static String hintInCase(String word, Collection<String> known) {
    return known.contains(word)
        ? ""
        : nearestInCase(word, known).map(name -> " (did you mean " + name + "?)").orElse("");
  }

  /** The nearest of {@code known}, if fewer than three letters differ; case matters. */
  public static Optional<String> nearestInCase(String word, Collection<String> known) {
    if (word.length() > LONGEST || known.size() > MOST) {
      return Optional.empty();
    }
    return known.stream()
        .filter(name -> far(word, name) < NEAR)
        .min(
            Comparator.comparingInt((String name) -> far(word, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static List<Integer> letters(String word) {
    return word.toLowerCase(Locale.ROOT).chars().sorted().boxed().toList();
  }

  /** How many letters must be put in, left out or changed (Levenshtein). */
  static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
