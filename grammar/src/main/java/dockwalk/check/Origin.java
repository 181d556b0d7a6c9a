package dockwalk.check;

import dockwalk.syntax.Instruction;
import dockwalk.syntax.Word;
import java.util.Locale;
import java.util.Optional;

/** A {@code FROM} with the values that it sees. */
record Origin(Written written, Instruction.From from, GlobalScope scope) {

  /** The value of {@code --platform}. */
  Optional<Word> platform() {
    return from.flags().stream()
        .filter(flag -> flag.name().equals("platform"))
        .findFirst()
        .flatMap(Instruction.Flag::value);
  }

  /** The stage's name as later instructions know it; empty if it has none. */
  String name() {
    return name(from);
  }

  static String name(Instruction.From from) {
    return from.stageName().map(word -> word.raw().toLowerCase(Locale.ROOT)).orElse("");
  }
}
