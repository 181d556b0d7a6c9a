package dockwalk.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The pipeline that Bash executed last, which {@code PIPESTATUS} tells until another one is.
 *
 * @param statuses of its commands; empty in another shell
 * @param pipefail whether its status is the last one that is not zero
 */
record Pipeline(List<Integer> statuses, boolean pipefail) {
  Pipeline {
    statuses = List.copyOf(statuses);
  }

  /** Reads what a shell reports: a status each, and {@code pipefail} where that is set. */
  static Pipeline of(List<String> words) {
    List<Integer> statuses = new ArrayList<>();
    for (String word : words) {
      if (word.matches("\\d{1,3}")) {
        statuses.add(Integer.parseInt(word) & 0xff);
      }
    }
    return new Pipeline(statuses, words.contains("pipefail"));
  }

  /** Whether {@link #command} is a pipeline, which must not be followed by another command. */
  boolean given(int status) {
    return statuses.size() > 1 && (status == own() || status == inverted());
  }

  /** What ends with {@code status}, and leaves {@code PIPESTATUS} as it was. */
  String command(int status) {
    if (!given(status)) {
      return ended(status);
    }
    String pipeline = statuses.stream().map(Pipeline::ended).collect(Collectors.joining(" | "));
    return status == own() ? pipeline : "! " + pipeline;
  }

  private static String ended(int status) {
    return "__dockwalk_status " + status + " \"${_-}\"";
  }

  private int own() {
    return pipefail
        ? statuses.stream().filter(status -> status != 0).reduce((a, b) -> b).orElse(0)
        : statuses.getLast();
  }

  /** After an exclamation mark. */
  private int inverted() {
    return own() == 0 ? 1 : 0;
  }
}
