package dockwalk.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which stage a name means: of two stages with one name the last of the file, as in the reference
 * (dockerfile2llb, findStateByName). Only a {@code FROM} looks no further than to itself.
 *
 * @param last index of the last stage of each name, in lower case
 * @param count how many stages there are
 */
public record StageNames(Map<String, Integer> last, int count) {
  /** No stage has a higher one: a Dockerfile's size has a limit. */
  private static final int MOST_DIGITS = 6;

  public StageNames {
    last = Map.copyOf(last);
  }

  /** The names of {@code stages}, which are in file order. */
  static StageNames of(List<Stage> stages) {
    Map<String, Integer> last = new HashMap<>();
    for (Stage stage : stages) {
      stage.name().ifPresent(name -> last.put(name, stage.index()));
    }
    return new StageNames(last, stages.size());
  }

  /** Index of the stage of this name, in any case. */
  public Optional<Integer> named(String name) {
    return Optional.ofNullable(last.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Index of the stage that a zero-based number names; absent if there is none. */
  Optional<Integer> numbered(String number) {
    return isNumber(number) && number.length() <= MOST_DIGITS && Integer.parseInt(number) < count
        ? Optional.of(Integer.parseInt(number))
        : Optional.empty();
  }

  /** Whether {@code text} is a number, which is never the name of a stage. */
  static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
