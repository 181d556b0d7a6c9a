package dockwalk.plan;

/** Where the value of a variable comes from: what a person looks for who wonders about it. */
public sealed interface ValueOrigin {
  /**
   * An {@code ENV} or {@code ARG} of a stage.
   *
   * @param line its one-based line in the Dockerfile
   */
  record Written(String keyword, int line) implements ValueOrigin {}

  /** The default of an {@code ARG} before the first {@code FROM}, which stands in {@code line}. */
  record Global(int line) implements ValueOrigin {}

  /** The option {@code --build-arg}. */
  record BuildArg() implements ValueOrigin {}

  /** The build itself: its platforms and its target. */
  record Predefined() implements ValueOrigin {}

  /** The config of the image that a stage starts from. */
  record Base(String image) implements ValueOrigin {}

  /**
   * An {@code ONBUILD} trigger of a base.
   *
   * @param line the line of the {@code FROM} that set it off
   */
  record Trigger(String keyword, int line) implements ValueOrigin {}

  /** Where programs are looked for if a base does not say. */
  record DefaultPath() implements ValueOrigin {}

  /** In words, such as {@code ENV line 4}. */
  default String text() {
    return switch (this) {
      case Written(String keyword, int line) -> keyword + " line " + line;
      case Global(int line) -> "global ARG line " + line;
      case BuildArg given -> "--build-arg";
      case Predefined predefined -> "predefined";
      case Base(String image) -> "base image " + image;
      case Trigger(String keyword, int line) -> "ONBUILD " + keyword + " of the base, line " + line;
      case DefaultPath path -> "default";
    };
  }
}
