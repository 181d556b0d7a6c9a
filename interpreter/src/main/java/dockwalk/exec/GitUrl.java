package dockwalk.exec;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Git repository as {@code ADD} names it (BuildKit, dfgitutil): {@code git@host:path}, {@code
 * git://}, {@code ssh://}, or a web address whose path ends with {@code .git}; then perhaps a
 * query, and a fragment {@code #ref:subdir}.
 */
final class GitUrl {
  private static final Pattern SCHEME = Pattern.compile("([a-zA-Z0-9]+)://.*", Pattern.DOTALL);
  private static final Pattern SCP =
      Pattern.compile("([a-zA-Z0-9-_]+@[a-zA-Z0-9-.]+:.*?)(?:\\?(.*?))?(?:#(.*))?", Pattern.DOTALL);

  private final String remote;
  private String ref = "";
  private String subdir = "";
  private String checksum = "";
  private Optional<Boolean> keepGitDir = Optional.empty();
  private boolean submodules = true;
  private boolean commitTime;

  private GitUrl(String remote, String query, String fragment) throws BadUrl {
    this.remote = remote;
    int colon = fragment.indexOf(':');
    ref = colon < 0 ? fragment : fragment.substring(0, colon);
    subdir = colon < 0 ? "" : ImagePath.clean(fragment.substring(colon + 1)).substring(1);
    query(query);
    if (ref.startsWith("-") || remote.startsWith("-")) {
      throw new BadUrl("invalid git ref \"%s\"".formatted(ref.startsWith("-") ? ref : remote));
    }
  }

  /** Why a text that names a repository breaks the rules. */
  static final class BadUrl extends Exception {
    private static final long serialVersionUID = 1;

    BadUrl(String message) {
      super(message);
    }

    String text() {
      return String.valueOf(getMessage());
    }
  }

  /** Whether {@code text} names a repository at all. */
  static boolean matches(String text) {
    Matcher scheme = SCHEME.matcher(text);
    if (!scheme.matches()) {
      return SCP.matcher(text).matches();
    }
    return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
      case "git", "ssh" -> true;
      case "http", "https" -> withoutTail(text).endsWith(".git");
      default -> false;
    };
  }

  private static String withoutTail(String text) {
    return text.replaceFirst("(?s)[?#].*", "");
  }

  /** The repository that {@code text} names, which {@link #matches}. */
  static GitUrl parse(String text) throws BadUrl {
    Matcher scp = SCP.matcher(text);
    if (!SCHEME.matcher(text).matches() && scp.matches()) {
      return new GitUrl(scp.group(1), orEmpty(scp.group(2)), orEmpty(scp.group(3)));
    }
    int hash = text.indexOf('#');
    String whole = hash < 0 ? text : text.substring(0, hash);
    String fragment = hash < 0 ? "" : decode(text.substring(hash + 1).replace("+", "%2B"));
    int mark = whole.indexOf('?');
    return new GitUrl(
        mark < 0 ? whole : whole.substring(0, mark),
        mark < 0 ? "" : whole.substring(mark + 1),
        fragment);
  }

  private static String orEmpty(String group) {
    return group == null ? "" : group;
  }

  private static String decode(String text) throws BadUrl {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadUrl("invalid URL escape in \"%s\"".formatted(text));
    }
  }

  private void query(String query) throws BadUrl {
    SequencedMap<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
      }
    }
    Optional<String> tag = Optional.empty();
    Optional<String> head = Optional.empty();
    for (var each : values.entrySet()) {
      String name = each.getKey();
      String value = single(name, each.getValue());
      switch (name) {
        case "ref" -> ref = agreed("ref", ref, value);
        case "tag" -> tag = Optional.of(prefixed("refs/tags/", value));
        case "branch" -> head = Optional.of(prefixed("refs/heads/", value));
        case "subdir" -> subdir = agreed("subdir", subdir, ImagePath.clean(value).substring(1));
        case "checksum", "commit" -> checksum = value;
        case "keep-git-dir" -> keepGitDir = Optional.of(bool(name, value));
        case "submodules" -> submodules = bool(name, value);
        case "fetch-by-commit" -> bool(name, value);
        case "mtime" -> commitTime = mtime(value);
        default -> throw new BadUrl("unexpected query \"%s\"".formatted(name));
      }
    }
    Optional<String> branch = head;
    if (tag.isPresent() && branch.isPresent()) {
      throw new BadUrl("branch conflicts with tag");
    }
    Optional<String> named = tag.or(() -> branch);
    if (named.isPresent()) {
      ref = agreed("ref", ref, named.get());
    }
  }

  private static String single(String name, List<String> values) throws BadUrl {
    if (values.size() > 1) {
      throw new BadUrl("query \"%s\" has multiple values".formatted(name));
    }
    boolean mayBeEmpty = List.of("submodules", "keep-git-dir", "fetch-by-commit").contains(name);
    if (values.getFirst().isEmpty() && !mayBeEmpty) {
      throw new BadUrl("query \"%s\" has no value".formatted(name));
    }
    return values.getFirst();
  }

  private static String agreed(String what, String before, String value) throws BadUrl {
    if (!before.isEmpty() && !before.equals(value)) {
      throw new BadUrl("%s conflicts: \"%s\" vs \"%s\"".formatted(what, before, value));
    }
    return value;
  }

  private static String prefixed(String prefix, String value) {
    return value.startsWith(prefix) ? value : prefix + value;
  }

  private static boolean bool(String name, String value) throws BadUrl {
    return switch (value) {
      case "", "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default -> throw new BadUrl("invalid %s value: \"%s\"".formatted(name, value));
    };
  }

  private static boolean mtime(String value) throws BadUrl {
    return switch (value) {
      case "checkout" -> false;
      case "commit" -> true;
      default ->
          throw new BadUrl(
              "invalid mtime value: \"%s\" (must be \"checkout\" or \"commit\")".formatted(value));
    };
  }

  /**
   * The source that the URL comes to, with the flags of the instruction.
   *
   * @param keep {@code --keep-git-dir}; {@code expected} is {@code --checksum}, perhaps empty
   * @throws BadUrl if flags and query contradict each other
   */
  GitSource with(Optional<Boolean> keep, String expected) throws BadUrl {
    if (keep.isPresent() && keepGitDir.isPresent() && !keep.equals(keepGitDir)) {
      throw new BadUrl("inconsistent keep-git-dir configuration");
    }
    if (!expected.isEmpty() && !checksum.isEmpty() && !expected.equals(checksum)) {
      throw new BadUrl("checksum mismatch \"%s\" != \"%s\"".formatted(expected, checksum));
    }
    String digest = checksum.isEmpty() ? expected : checksum;
    if (!digest.matches("[a-fA-F0-9]*")) {
      throw new BadUrl(
          "invalid checksum %s for Git URL, expected hex commit hash".formatted(digest));
    }
    boolean kept = keepGitDir.or(() -> keep).orElse(false);
    return new GitSource(remote, ref, subdir, digest, kept, submodules, commitTime);
  }
}
