package dockwalk.image;

import java.time.Duration;
import java.util.List;

/**
 * How a runtime finds out whether a container is well (Docker image specification).
 *
 * @param test {@code NONE}, or {@code CMD} and arguments, or {@code CMD-SHELL} and a line
 * @param interval between two checks; zero means the runtime's default, as everywhere here
 * @param retries how many failures in a row count; zero means the runtime's default
 */
public record Healthcheck(
    List<String> test,
    Duration interval,
    Duration timeout,
    Duration startPeriod,
    Duration startInterval,
    int retries) {
  public Healthcheck {
    test = List.copyOf(test);
  }
}
