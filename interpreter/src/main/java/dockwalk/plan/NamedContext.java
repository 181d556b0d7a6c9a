package dockwalk.plan;

import dockwalk.image.ImageReference;
import java.util.Optional;

/** What a name stands for that the caller gave with {@code --build-context}. */
public sealed interface NamedContext {
  /** Files: a folder, an archive, a repository; the host knows which. */
  record Files(String name) implements NamedContext {}

  /** An image. */
  record Image(String reference) implements NamedContext {}

  /**
   * The form in which names are compared: {@code alpine}, {@code alpine:latest} and {@code
   * docker.io/library/alpine} are one; absent if {@code name} cannot be a context's.
   */
  static Optional<String> normal(String name) {
    if (name.equals("scratch") || name.equals("context")) {
      return Optional.empty();
    }
    try {
      String familiar = ImageReference.parse(name).familiar();
      return Optional.of(familiar.replaceFirst(":latest$", ""));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
