package dockwalk.repl.command;

import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import java.util.List;
import java.util.Optional;

/**
 * The words after a command's name.
 *
 * @param usage how the command is typed, for messages
 * @param line the same as it was typed, quotes and all
 */
public record Arguments(List<String> words, String usage, String line) {
  private static final int MOST = 100_000;

  public Arguments {
    words = List.copyOf(words);
  }

  /** Words that nobody typed as a line. */
  Arguments(List<String> words, String usage) {
    this(words, usage, String.join(" ", words));
  }

  /** Refuses more than {@code most} words. */
  Arguments atMost(int most) throws MisuseException {
    if (words.size() > most) {
      throw misuse("Too many arguments.");
    }
    return this;
  }

  /** The first word, if there is one. */
  Optional<String> first() {
    return words.stream().findFirst();
  }

  /** The same without the first word. */
  Arguments rest() {
    return new Arguments(words.subList(1, words.size()), usage);
  }

  /**
   * The one word that there must be.
   *
   * @param asked what is said where there is none, as {@link MisuseException} takes it
   */
  String only(String asked) throws MisuseException {
    atMost(1);
    if (words.isEmpty()) {
      throw misuse(asked);
    }
    return words.getFirst();
  }

  /** How often: the only word, or one. */
  int count() throws MisuseException {
    atMost(1);
    return words.isEmpty() ? 1 : number(words.getFirst());
  }

  /** A whole number above zero. */
  int number(String word) throws MisuseException {
    try {
      int number = Integer.parseInt(word);
      if (number > 0 && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, as for numbers that are out of range
    }
    throw misuse("\"%s\" is not a number above zero.", word);
  }

  /** The step of this number, counted from one. */
  Step step(String word, BuildPlan plan) throws MisuseException {
    int number = number(word);
    if (number > plan.steps().size()) {
      throw misuse("There is no step %d: the last is %d.", number, plan.steps().size());
    }
    return plan.steps().get(number - 1);
  }

  /** A complaint that ends with how the command is typed. */
  MisuseException misuse(String english, Object... values) {
    return new MisuseException(english, values).and("Usage: %s", usage);
  }

  /** The same, with the name that was probably meant. */
  MisuseException misuse(Optional<String> near, String english, Object... values) {
    return near(new MisuseException(english, values), near).and("Usage: %s", usage);
  }

  /** A complaint with the name that was probably meant. */
  static MisuseException near(MisuseException complaint, Optional<String> near) {
    return near.isPresent() ? complaint.and("Did you mean %s?", near.get()) : complaint;
  }
}
