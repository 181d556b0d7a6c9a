package dockwalk.image;

import java.util.Locale;
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
  private static final int LONGEST = 4096;
  private static final int LONGEST_REPOSITORY = 255;
  private static final Pattern IDENTIFIER = Pattern.compile("[a-f0-9]{64}");
  private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
  private static final String HOST =
      "(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[a-fA-F0-9:]+])(?::[0-9]+)?";
  private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?:%s/)?%s(?:/%s)*(?::(?<tag>[\\w][\\w.-]{0,127}))?(?:@(?<digest>%s))?"
              .formatted(
                  HOST,
                  COMPONENT,
                  COMPONENT,
                  "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}"));

  /**
   * Reads a name as a user writes it: {@code busybox} is {@code docker.io/library/busybox:latest}.
   *
   * @throws IllegalArgumentException with a message for the user, if it breaks a rule
   */
  public static ImageReference parse(String text) {
    if (IDENTIFIER.matcher(text).matches()) {
      throw invalid(
          text,
          "invalid repository name (%s), cannot specify 64-byte hexadecimal strings"
              .formatted(text));
    }
    int slash = text.indexOf('/');
    String first = slash < 0 ? "" : text.substring(0, slash);
    boolean named = isRegistry(first);
    String registry = named ? first : DEFAULT_REGISTRY;
    String rest = named ? text.substring(slash + 1) : text;
    if (registry.equals("index.docker.io")) {
      registry = DEFAULT_REGISTRY;
    }
    if (registry.equals(DEFAULT_REGISTRY) && rest.indexOf('/') < 0) {
      rest = "library/" + rest;
    }
    String repository = rest.substring(0, end(rest, ':'));
    if (!repository.equals(repository.toLowerCase(Locale.ROOT))) {
      throw invalid(
          text, "invalid reference format: repository name (" + repository + ") must be lowercase");
    }
    Matcher whole = whole(text, registry + "/" + rest);
    repository = repository.substring(0, end(repository, '@'));
    if (repository.length() > LONGEST_REPOSITORY) {
      throw invalid(text, "repository name must not be more than 255 characters");
    }
    Optional<Digest> digest = digest(text, whole.group("digest"));
    Optional<String> tag = Optional.ofNullable(whole.group("tag"));
    if (tag.isEmpty() && digest.isEmpty()) {
      tag = Optional.of("latest");
    }
    return new ImageReference(registry, repository, tag, digest);
  }

  /** Whether what stands before the first slash is a registry, and no part of the repository. */
  private static boolean isRegistry(String first) {
    return first.contains(".")
        || first.contains(":")
        || first.equals("localhost")
        || !first.equals(first.toLowerCase(Locale.ROOT));
  }

  private static int end(String text, char mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text.length() : at;
  }

  private static Matcher whole(String text, String full) {
    Matcher whole = WHOLE.matcher(full);
    if (full.length() > LONGEST || !whole.matches()) {
      boolean lower =
          full.length() <= LONGEST && WHOLE.matcher(full.toLowerCase(Locale.ROOT)).matches();
      throw invalid(text, lower ? "repository name must be lowercase" : "invalid reference format");
    }
    return whole;
  }

  private static Optional<Digest> digest(String text, @Nullable String written) {
    try {
      return Optional.ofNullable(written).map(Digest::parse);
    } catch (IllegalArgumentException e) {
      boolean known = written != null && written.startsWith("sha256:");
      throw invalid(
          text, known ? "invalid checksum digest length" : "unsupported digest algorithm");
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

  /** What every message on {@code text} begins with, before the reason. */
  public static String complaint(String text) {
    return "failed to parse image name \"" + text + "\": ";
  }

  private static IllegalArgumentException invalid(String text, String why) {
    return new IllegalArgumentException(complaint(text) + why);
  }
}
