package dockwalk.why;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of each instruction of a Dockerfile in one build, or what would become of it.
 *
 * @param dockerfile its name for people
 * @param target name of the stage that was built
 * @param dryRun whether nothing was executed
 * @param steps in file order
 */
public record BuildAccount(
    String dockerfile, String target, boolean dryRun, List<StepAccount> steps) {
  public BuildAccount {
    steps = List.copyOf(steps);
  }

  /** How many steps had each fate; those that none had are left out. */
  public Map<Fate, Integer> counts() {
    Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
    steps.forEach(step -> counts.merge(step.fate(), 1, Integer::sum));
    return counts;
  }

  /** The step of this one-based number. */
  public Optional<StepAccount> step(int number) {
    return steps.stream().filter(step -> step.number() == number).findFirst();
  }

  /** How many steps are numbered. */
  public int numbered() {
    return (int) steps.stream().filter(step -> step.number() > 0).count();
  }
}
