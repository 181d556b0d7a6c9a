package dockwalk.app;

import dockwalk.exec.Action;
import dockwalk.exec.GitSource;
import dockwalk.plan.NamedContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The values of {@code --build-context NAME=VALUE}.
 *
 * @param plan what each name stands for in the plan
 * @param places where the files are, of those that are no images
 */
record ContextFlags(Map<String, NamedContext> plan, Map<String, Place> places) {
  private static final String IMAGE = "docker-image://";
  private static final String LAYOUT = "oci-layout://";

  /** No further contexts. */
  static final ContextFlags NONE = new ContextFlags(Map.of(), Map.of());

  ContextFlags {
    plan = Map.copyOf(plan);
    places = Map.copyOf(places);
  }

  /** Where the files of a context are. */
  sealed interface Place {
    /** A folder of this machine, or an archive. */
    record Local(Path path) implements Place {}

    /** A file of a web server. */
    record Web(Action.Source.Url source) implements Place {}

    /** A Git repository. */
    record Repository(GitSource source) implements Place {}
  }

  /** Reads the values; {@code console} knows where relative paths start. */
  static ContextFlags of(List<String> values, Console console) {
    Map<String, NamedContext> plan = new LinkedHashMap<>();
    Map<String, Place> places = new LinkedHashMap<>();
    for (String value : values) {
      int equals = value.indexOf('=');
      if (equals < 0) {
        throw new UsageException("invalid context value: %s, expected key=value".formatted(value));
      }
      String name = value.substring(0, equals);
      String target = value.substring(equals + 1);
      String normal =
          NamedContext.normal(name)
              .orElseThrow(() -> new UsageException("invalid context name " + name));
      if (target.isEmpty()) {
        throw new UsageException(
            "the context %s has no value: name a folder, an archive or an image".formatted(name));
      }
      plan.put(normal, image(target, console).orElse(new NamedContext.Files(normal)));
      if (plan.get(normal) instanceof NamedContext.Files) {
        places.put(normal, place(target, console));
      }
    }
    return new ContextFlags(plan, places);
  }

  private static Optional<NamedContext> image(String target, Console console) {
    if (target.startsWith(IMAGE)) {
      return Optional.of(new NamedContext.Image(target.substring(IMAGE.length())));
    }
    if (target.startsWith(LAYOUT)) {
      // Whatever follows the path, a tag or a digest, stays as it is.
      String path = target.substring(LAYOUT.length());
      String absolute = path.startsWith("/") ? path : console.path(path).toString();
      return Optional.of(new NamedContext.Image(LAYOUT + absolute));
    }
    return Optional.empty();
  }

  private static Place place(String target, Console console) {
    String lower = target.toLowerCase(Locale.ROOT);
    try {
      Optional<GitSource> repository = GitSource.parse(target);
      if (repository.isPresent()) {
        return new Place.Repository(repository.get());
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    if (lower.startsWith("http://") || lower.startsWith("https://")) {
      return new Place.Web(new Action.Source.Url(target, "context", Optional.empty(), false));
    }
    return new Place.Local(console.path(target));
  }

  /**
   * Where the files of a context are.
   *
   * @throws IOException if there is none of that name
   */
  Place get(String name) throws IOException {
    Place place = places.get(name);
    if (place == null) {
      throw new IOException("there is no context named " + name);
    }
    return place;
  }
}
