package dockwalk.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what about a file changed, from what its two key parts show. */
public final class FileChange {
  /** What {@code exec.FileParts} writes. */
  private static final Pattern SHOWN =
      Pattern.compile(
          "mode (?<mode>\\d+), owner (?<owner>\\d+:\\d+)(?<xattrs>.*?)"
              + ", (?<kind>directory|(?<size>\\d+) bytes, (?<digest>\\w+)"
              + "|link to (?<target>.*)|(?:block|character) device.*|named pipe)",
          Pattern.DOTALL);

  private FileChange() {}

  /** The change of the file {@code part} in words, such as {@code file a: mode changed}. */
  public static Said said(String part, List<String> kinds) {
    String name = part.substring("file ".length());
    Said all = Said.list(kinds.stream().map(FileChange::kind).toList());
    boolean whole = kinds.contains("added") || kinds.contains("removed");
    return whole ? new Said("file %s: %s", name, all) : new Said("file %s: %s changed", name, all);
  }

  private static Said kind(String kind) {
    return switch (kind) {
      case "added" -> new Said("added");
      case "removed" -> new Said("removed");
      case "type" -> new Said("type");
      case "link target" -> new Said("link target");
      case "mode" -> new Said("mode");
      case "owner" -> new Said("owner");
      case "attributes" -> new Said("attributes");
      default -> new Said("content");
    };
  }

  /**
   * Such as {@code content} and {@code mode}; see {@link Reason#kinds}.
   *
   * @param before what the key part of the file showed; absent if there was none
   * @param after what it shows now
   */
  public static List<String> kinds(Optional<String> before, Optional<String> after) {
    if (before.isEmpty()) {
      return List.of("added");
    }
    if (after.isEmpty()) {
      return List.of("removed");
    }
    Matcher was = SHOWN.matcher(before.get());
    Matcher now = SHOWN.matcher(after.get());
    if (!was.matches() || !now.matches()) {
      return List.of("content");
    }
    List<String> kinds = new ArrayList<>();
    if (!type(was).equals(type(now))) {
      kinds.add("type");
    } else if (type(was).equals("link") && !same(was, now, "target")) {
      kinds.add("link target");
    } else if (!same(was, now, "kind")) {
      kinds.add("content");
    }
    for (String each : List.of("mode", "owner")) {
      if (!same(was, now, each)) {
        kinds.add(each);
      }
    }
    if (!same(was, now, "xattrs")) {
      kinds.add("attributes");
    }
    // Two different contents may look the same, cut short as they are.
    return kinds.isEmpty() ? List.of("content") : kinds;
  }

  /** Digest of the content of a regular file, cut short. */
  static Optional<String> content(Optional<String> shown) {
    Matcher matcher = SHOWN.matcher(shown.orElse(""));
    return matcher.matches() ? Optional.ofNullable(matcher.group("digest")) : Optional.empty();
  }

  private static boolean same(Matcher was, Matcher now, String group) {
    return String.valueOf(was.group(group)).equals(String.valueOf(now.group(group)));
  }

  private static String type(Matcher file) {
    if (file.group("digest") != null) {
      return "file";
    }
    String kind = file.group("kind");
    return file.group("target") != null ? "link" : kind.split(" ")[0];
  }
}
