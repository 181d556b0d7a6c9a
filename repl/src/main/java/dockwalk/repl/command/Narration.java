package dockwalk.repl.command;

import java.util.Optional;

/** Text beside the steps of a session, such as that of a lesson. Texts end with a line end. */
public interface Narration {
  /** What is said before the session begins. */
  Optional<String> beginning();

  /** What is said before the instruction that begins on this one-based line. */
  Optional<String> before(int line);

  /** What is said when all steps are done. */
  Optional<String> end();

  /** A session without a narrator. */
  static Narration silent() {
    return new Narration() {
      @Override
      public Optional<String> beginning() {
        return Optional.empty();
      }

      @Override
      public Optional<String> before(int line) {
        return Optional.empty();
      }

      @Override
      public Optional<String> end() {
        return Optional.empty();
      }
    };
  }
}
