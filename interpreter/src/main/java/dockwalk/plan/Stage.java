package dockwalk.plan;

import dockwalk.syntax.Instruction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A stage: a {@code FROM} and what follows it.
 *
 * @param index zero-based, in file order
 * @param name the name after {@code AS}, in lower case
 * @param from the instruction that opens it
 * @param base what it starts from
 * @param instructions all its instructions, {@code from} first
 * @param needed whether the target needs it
 * @param needs indexes of the earlier stages that it starts from or takes files from
 */
public record Stage(
    int index,
    Optional<String> name,
    Instruction.From from,
    Base base,
    List<Instruction> instructions,
    boolean needed,
    Set<Integer> needs) {
  public Stage {
    instructions = List.copyOf(instructions);
    needs = Set.copyOf(needs);
  }

  /** What a stage starts from. */
  public sealed interface Base {
    /** Nothing at all. */
    record Scratch() implements Base {}

    /** An image; {@code reference} is expanded already. */
    record Image(String reference) implements Base {}

    /** Further files that the caller gave under a name. */
    record Files(String name) implements Base {}

    /** An earlier stage. */
    record Earlier(int stage) implements Base {}
  }

  /** The same, needed. */
  Stage wanted() {
    return new Stage(index, name, from, base, instructions, true, needs);
  }

  /** Its name, or {@code stage-N} if it has none. */
  public String title() {
    return name.orElse("stage-" + index);
  }

  /** Whether {@code wanted} is its name, in any case, or its index. */
  public boolean answersTo(String wanted) {
    return (name.isPresent() && name.get().equals(wanted.toLowerCase(Locale.ROOT)))
        || wanted.equals(Integer.toString(index));
  }
}
