package dockwalk.syntax;

import dockwalk.syntax.Instruction.Flag;
import java.util.List;
import java.util.Optional;

/** An instruction that takes options; its own methods say what each of them comes to. */
public interface Flagged {
  /** The options in the order in which they are written. */
  List<Flag> flags();

  /** The option of this name; of a repeated one, the first. */
  default Optional<Flag> flag(String name) {
    return flags().stream().filter(flag -> flag.name().equals(name)).findFirst();
  }

  /** The value of an option, to be expanded; absent where it is not given. */
  default Optional<Word> value(String name) {
    return flag(name).flatMap(Flag::value);
  }

  /** What an option that is on or off says; absent where it is not given. */
  default Optional<Boolean> toggle(String name) {
    return flag(name).map(flag -> !flag.text().equalsIgnoreCase("false"));
  }

  /** All values of an option that may be repeated, as written: they are never expanded. */
  default List<String> texts(String name) {
    return flags().stream().filter(flag -> flag.name().equals(name)).map(Flag::text).toList();
  }
}
