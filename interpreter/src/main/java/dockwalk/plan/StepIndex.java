package dockwalk.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the steps of a plan without a look at each of them.
 *
 * @param byStage the steps of each needed stage in order, by the stage's index
 * @param numbers for each step, by its ordinal, how many steps of its keyword stand before it in
 *     its stage
 */
public record StepIndex(Map<Integer, List<Step>> byStage, List<Integer> numbers) {
  public StepIndex {
    byStage = Collections.unmodifiableMap(byStage);
    numbers = List.copyOf(numbers);
  }

  private record Kind(int stage, String keyword) {}

  static StepIndex of(List<Step> steps) {
    Map<Integer, List<Step>> byStage = new HashMap<>();
    Map<Kind, Integer> seen = new HashMap<>();
    List<Integer> numbers = new ArrayList<>(steps.size());
    for (Step step : steps) {
      byStage.computeIfAbsent(step.stage(), stage -> new ArrayList<>()).add(step);
      Kind kind = new Kind(step.stage(), step.instruction().keyword());
      numbers.add(seen.merge(kind, 1, Integer::sum) - 1);
    }
    byStage.replaceAll((stage, own) -> List.copyOf(own));
    return new StepIndex(byStage, numbers);
  }

  /**
   * How many steps of the keyword of {@code step} stand before it in its stage: its place stays
   * when lines of other kinds come and go, so the records of the last build are found by it.
   */
  public int number(Step step) {
    return numbers.get(step.ordinal());
  }
}
