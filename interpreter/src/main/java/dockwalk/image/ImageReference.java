package dockwalk.image;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an image, as Docker reads it (distribution/reference): a registry, a repository, and
 * a tag or a digest.
 *
 * @param registry such as {@code docker.io} or {@code localhost:5000}
 * @param repository such as {@code library/busybox}
 * @param tag such as {@code latest}; absent if only a digest is given
 * @param digest absent unless the name pins one
 */
public record ImageReference(
    String registry, String repository, Optional<String> tag, Optional<Digest> digest) {

  private static final String DEFAULT_REGISTRY = "docker.io";
  private static final Pattern REPOSITORY =
      Pattern.compile(
          "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
  private static final Pattern WHOLE =
      Pattern.compile("(?<name>[^@]+?)(?::(?<tag>[^:/@]*))?(?:@(?<digest>.*))?", Pattern.DOTALL);

  /**
   * Reads a name as a user writes it: {@code busybox} is {@code docker.io/library/busybox:latest}.
   *
   * @throws IllegalArgumentException with a message for the user, if it breaks a rule
   */
  public static ImageReference parse(String text) {
    Matcher whole = WHOLE.matcher(text);
    if (text.isEmpty() || text.length() > 4096 || !whole.matches()) {
      throw invalid(text, "invalid reference format");
    }
    String name = whole.group("name");
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    boolean named =
        first.contains(".")
            || first.contains(":")
            || first.equals("localhost")
            || hasUpperCase(first);
    String registry = named ? first : DEFAULT_REGISTRY;
    String repository = named ? name.substring(slash + 1) : name;
    if (registry.equals("index.docker.io")) {
      registry = DEFAULT_REGISTRY;
    }
    if (registry.equals(DEFAULT_REGISTRY) && repository.indexOf('/') < 0) {
      repository = "library/" + repository;
    }
    if (hasUpperCase(repository)) {
      throw invalid(
          text, "invalid reference format: repository name (" + repository + ") must be lowercase");
    }
    if (!REPOSITORY.matcher(repository).matches()) {
      throw invalid(text, "invalid reference format");
    }
    Optional<Digest> digest = digest(text, whole.group("digest"));
    Optional<String> tag = Optional.ofNullable(whole.group("tag"));
    if (tag.isPresent() && !TAG.matcher(tag.get()).matches()) {
      throw invalid(text, "invalid reference format");
    }
    if (tag.isEmpty() && digest.isEmpty()) {
      tag = Optional.of("latest");
    }
    return new ImageReference(registry, repository, tag, digest);
  }

  private static Optional<Digest> digest(String text, @Nullable String written) {
    try {
      return Optional.ofNullable(written).map(Digest::parse);
    } catch (IllegalArgumentException e) {
      throw invalid(text, "invalid reference format: " + e.getMessage());
    }
  }

  /** The name in full, such as {@code docker.io/library/busybox:latest}. */
  public String canonical() {
    return registry + "/" + repository + suffix();
  }

  /** The name as people write it, such as {@code busybox:latest}. */
  public String familiar() {
    if (!registry.equals(DEFAULT_REGISTRY)) {
      return canonical();
    }
    String shown =
        repository.startsWith("library/") ? repository.substring("library/".length()) : repository;
    return shown + suffix();
  }

  @Override
  public String toString() {
    return familiar();
  }

  private String suffix() {
    return tag.map(t -> ":" + t).orElse("") + digest.map(d -> "@" + d).orElse("");
  }

  private static boolean hasUpperCase(String text) {
    return text.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
  }

  private static IllegalArgumentException invalid(String text, String why) {
    return new IllegalArgumentException("failed to parse image name \"" + text + "\": " + why);
  }
}
