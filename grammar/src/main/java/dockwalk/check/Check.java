package dockwalk.check;

import dockwalk.syntax.Span;

/**
 * Looks for what breaks one rule. The kinds differ in what they look at, and when: the reference
 * looks at the text first, then at each instruction as it reads it, at the stages' names, at what
 * the stages start from, and at last at each instruction with the variables that it sees.
 */
sealed interface Check {
  Rule rule();

  /** Takes what was found: the place, and the message. */
  @FunctionalInterface
  interface Report {
    void add(Span place, String message);
  }

  /** Looks at the file as a whole. */
  non-sealed interface OfFile extends Check {
    void inspect(Subject subject, Report report);
  }

  /** Looks at one instruction alone. */
  non-sealed interface OfInstruction extends Check {
    void inspect(Written instruction, Report report);
  }

  /** Looks at a {@code FROM}, with the values of the global arguments. */
  non-sealed interface OfOrigin extends Check {
    void inspect(Origin origin, Report report);
  }

  /** Looks at a {@code FROM}, with what is known of the image that was found. */
  non-sealed interface OfBase extends Check {
    void inspect(Written from, StageFacts stage, Report report);
  }

  /** Looks at an instruction of a stage, with the variables that it sees. */
  non-sealed interface OfStep extends Check {
    void inspect(Visit visit, Report report);
  }
}
