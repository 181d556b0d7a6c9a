package dockwalk.exec;

import dockwalk.plan.Step;
import dockwalk.plan.ValueOrigin;
import java.util.List;
import java.util.Optional;

/**
 * A step whose variables have their values.
 *
 * @param title the instruction with its values, for progress, such as {@code COPY one.txt /a/}
 * @param createdBy the text for the image's history; absent where there is no entry
 * @param variables the variables that were read, in order
 */
public record ExpandedStep(
    Step step, Action action, String title, Optional<String> createdBy, List<Usage> variables) {
  public ExpandedStep {
    variables = List.copyOf(variables);
  }

  /**
   * A variable that an instruction read; {@code value} and {@code origin} are absent if it was not
   * set.
   */
  public record Usage(String name, Optional<String> value, Optional<ValueOrigin> origin) {}
}
