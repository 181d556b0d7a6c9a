package dockwalk.exec;

import dockwalk.syntax.Instruction.Flag;
import dockwalk.syntax.Word;
import java.util.List;
import java.util.Optional;

/** The options of {@code COPY} and {@code ADD}, by what they say. */
record CopyFlags(List<Flag> flags) {
  Optional<Flag> flag(String name) {
    return flags.stream().filter(flag -> flag.name().equals(name)).findFirst();
  }

  Optional<Word> value(String name) {
    return flag(name).flatMap(Flag::value);
  }

  Optional<Boolean> toggle(String name) {
    return flag(name)
        .map(flag -> !flag.value().map(Word::raw).orElse("").equalsIgnoreCase("false"));
  }

  List<String> texts(String name) {
    return flags.stream()
        .filter(flag -> flag.name().equals(name))
        .map(flag -> flag.value().map(Word::raw).orElse(""))
        .toList();
  }
}
