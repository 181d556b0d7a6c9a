package dockwalk.exec;

import dockwalk.image.Healthcheck;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.Instruction.Flag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The options of {@code HEALTHCHECK}. */
final class HealthcheckFlags {
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final Instruction.Healthcheck instruction;

  private HealthcheckFlags(Instruction.Healthcheck instruction) {
    this.instruction = instruction;
  }

  static Healthcheck read(Instruction.Healthcheck instruction, List<String> test) throws StepFault {
    HealthcheckFlags flags = new HealthcheckFlags(instruction);
    return new Healthcheck(
        test,
        flags.duration("interval"),
        flags.duration("timeout"),
        flags.duration("start-period"),
        flags.duration("start-interval"),
        flags.retries());
  }

  private Optional<Flag> flag(String name) {
    return instruction.flags().stream().filter(flag -> flag.name().equals(name)).findFirst();
  }

  private static String text(Flag flag) {
    return flag.value().map(word -> word.raw()).orElse("");
  }

  private Duration duration(String name) throws StepFault {
    Optional<Flag> flag = flag(name);
    if (flag.isEmpty() || text(flag.get()).isEmpty()) {
      return Duration.ZERO;
    }
    String text = text(flag.get());
    Duration duration =
        GoDuration.parse(text)
            .orElseThrow(
                () ->
                    StepFault.at(
                        flag.get().span(),
                        "time: invalid duration \"" + text + "\"",
                        "write a number and a unit, such as 30s, 1m30s or 500ms"));
    if (!duration.isZero() && duration.compareTo(SHORTEST) < 0) {
      throw StepFault.at(
          flag.get().span(), "Interval \"%s\" cannot be less than 1ms".formatted(name));
    }
    return duration;
  }

  private int retries() throws StepFault {
    Optional<Flag> flag = flag("retries");
    if (flag.isEmpty() || text(flag.get()).isEmpty()) {
      return 0;
    }
    String text = text(flag.get());
    int retries;
    try {
      retries = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw StepFault.at(
          flag.get().span(), "strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
    }
    if (retries < 0) {
      throw StepFault.at(flag.get().span(), "--retries cannot be negative (%d)".formatted(retries));
    }
    return retries;
  }
}
