package dockwalk.exec;

import dockwalk.exec.Action.Source;
import dockwalk.image.Digest;
import dockwalk.syntax.Span;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells paths from addresses, and reads what the flags of {@code ADD} say of each. */
final class RemoteSources {
  private static final String UNNAMED = "__unnamed__";

  private final Span instruction;
  private final boolean allowed;
  private final Optional<Boolean> keepGitDir;
  private final Optional<Boolean> unpack;
  private final String checksum;

  private RemoteSources(
      Span instruction,
      boolean allowed,
      Optional<Boolean> keepGitDir,
      Optional<Boolean> unpack,
      String checksum) {
    this.instruction = instruction;
    this.allowed = allowed;
    this.keepGitDir = keepGitDir;
    this.unpack = unpack;
    this.checksum = checksum;
  }

  /** For a {@code COPY}: there are none. */
  static RemoteSources refused(Span instruction) {
    return new RemoteSources(instruction, false, Optional.empty(), Optional.empty(), "");
  }

  /**
   * For an {@code ADD}.
   *
   * @param keepGitDir {@code --keep-git-dir} if it was given; {@code unpack} likewise
   * @param checksum what the one source must be, or empty: {@code --checksum}
   */
  RemoteSources(
      Span instruction, Optional<Boolean> keepGitDir, Optional<Boolean> unpack, String checksum) {
    this(instruction, true, keepGitDir, unpack, checksum);
  }

  /** Checks that there is one source for a checksum. */
  void check(int sources) throws StepFault {
    if (!checksum.isEmpty() && sources != 1) {
      throw StepFault.at(
          instruction,
          "checksum can't be specified for multiple sources",
          "write an ADD of its own for each");
    }
  }

  /** The source that {@code text} names. */
  Source source(String text, Span span) throws StepFault {
    if (GitUrl.matches(text)) {
      if (!allowed) {
        throw StepFault.at(
            span, "source can't be a git ref for COPY", "only ADD knows repositories");
      }
      return git(text, span);
    }
    if (text.startsWith("http://") || text.startsWith("https://")) {
      if (!allowed) {
        throw StepFault.at(
            span,
            "source can't be a URL for COPY",
            "COPY takes files of the build context; only ADD knows URLs");
      }
      return url(text);
    }
    if (!checksum.isEmpty()) {
      throw StepFault.at(
          span,
          "checksum requires HTTP(S) or Git sources",
          "leave --checksum out: a file of the build context is what it is");
    }
    return new Source.Path(text, allowed && unpack.orElse(true));
  }

  private Source git(String text, Span span) throws StepFault {
    try {
      return new Source.Git(GitUrl.parse(text).with(keepGitDir, checksum));
    } catch (GitUrl.BadUrl e) {
      throw StepFault.at(
          span, e.text(), "write it as https://host/path.git#branch-or-tag:directory");
    }
  }

  private Source url(String text) throws StepFault {
    Optional<Digest> digest = Optional.empty();
    if (!checksum.isEmpty()) {
      try {
        digest = Optional.of(Digest.parse(checksum));
      } catch (IllegalArgumentException e) {
        throw StepFault.at(
            instruction,
            complaint() + ": " + checksum,
            "write sha256: and the 64 hexadecimal digits that sha256sum prints");
      }
    }
    return new Source.Url(text, name(text), digest, unpack.orElse(false));
  }

  /** What is wrong with the checksum, in the words of the reference (opencontainers/go-digest). */
  private String complaint() {
    if (!checksum.matches("[a-z0-9]+([.+_-][a-z0-9]+)*:[a-zA-Z0-9=_-]+")) {
      return "invalid checksum digest format";
    }
    if (!checksum.startsWith("sha256:")) {
      return "unsupported digest algorithm";
    }
    return checksum.matches("sha256:.{64}")
        ? "invalid checksum digest format"
        : "invalid checksum digest length";
  }

  /** The last name of the path of an address. */
  private static String name(String url) {
    String path = url.replaceFirst("(?s)^[a-z]+://[^/?#]*", "").replaceFirst("(?s)[?#].*", "");
    String decoded;
    try {
      decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return UNNAMED;
    }
    String name = ImagePath.name(decoded);
    return name.isEmpty() || name.indexOf('\0') >= 0 ? UNNAMED : name;
  }
}
