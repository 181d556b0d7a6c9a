package dockwalk.syntax;

import dockwalk.syntax.Instruction.Source;
import java.util.List;
import java.util.Optional;

/** What {@code COPY} and {@code ADD} have in common. */
public interface Copying extends Flagged {
  /** Where the instruction stands in its file. */
  Span span();

  /** What is copied: paths, and the texts of here-documents. */
  List<Source> sources();

  /** Where to. */
  Word destination();

  /** {@code --chown}: user and perhaps group, by name or number. */
  default Optional<Word> chown() {
    return value("chown");
  }

  /** {@code --chmod}: octal digits or a symbolic mode. */
  default Optional<Word> chmod() {
    return value("chmod");
  }

  /** {@code --link}: whether the layer shall not depend on what is below it. */
  default boolean link() {
    return toggle("link").orElse(false);
  }

  /** {@code --exclude}: patterns of what is left out, never expanded. */
  default List<String> excludes() {
    return texts("exclude");
  }
}
