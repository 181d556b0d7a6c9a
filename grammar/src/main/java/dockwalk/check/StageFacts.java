package dockwalk.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a stage once names are resolved.
 *
 * @param wanted whether its instructions are checked
 * @param platform the platform that it is built for
 */
public record StageFacts(boolean wanted, Target platform, Start start) {

  /** An operating system and a processor, in Go's names; {@code variant} may be empty. */
  public record Target(String os, String architecture, String variant) {
    @Override
    public String toString() {
      return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }

    /** Whether programs of {@code other} are at home here; the variant does not count. */
    boolean runs(Target other) {
      return os.equals(other.os) && architecture.equals(other.architecture);
    }
  }

  /** What a stage starts from. */
  public sealed interface Start {
    /** Nothing at all. */
    record Scratch() implements Start {}

    /** The stage of this index, which is before it. */
    record Earlier(int stage) implements Start {}

    /**
     * An image.
     *
     * @param name as the Dockerfile names it, with its variables expanded
     * @param known absent if the image is not at hand
     */
    record Image(String name, Optional<Known> known) implements Start {}
  }

  /**
   * What an image hands down.
   *
   * @param shell whether it sets a {@code SHELL}
   * @param triggers its {@code ONBUILD} instructions, as written
   */
  public record Known(
      Target platform, Map<String, String> env, boolean shell, List<String> triggers) {
    public Known {
      env = Map.copyOf(env);
      triggers = List.copyOf(triggers);
    }
  }
}
