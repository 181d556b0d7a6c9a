package dockwalk.render;

import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.fs.PathChange;
import java.util.ArrayList;
import java.util.List;

/** One changed path, in words. */
final class ChangeText {
  private ChangeText() {}

  /** {@code A}dded, {@code M}odified, {@code D}eleted; {@code m} if only metadata changed. */
  static String letter(PathChange change) {
    return switch (change) {
      case PathChange.Added a -> "A";
      case PathChange.Modified m -> m.metadataOnly() ? "m" : "M";
      case PathChange.Removed r -> "D";
    };
  }

  /** The letter in its colour. */
  static String letter(PathChange change, Style style) {
    return colour(letter(change), style);
  }

  static String colour(String letter, Style style) {
    return switch (letter) {
      case "A" -> style.good(letter);
      case "D" -> style.bad(letter);
      default -> style.changed(letter);
    };
  }

  /** The path with a slash after a folder and the target after a link. */
  static String path(PathChange change) {
    String path = change.path().equals("/") ? "" : change.path();
    return switch (change) {
      case PathChange.Added a -> Shown.text(path) + NodeText.suffix(a.now());
      case PathChange.Modified m -> Shown.text(path) + NodeText.suffix(m.now());
      case PathChange.Removed r ->
          Shown.text(path)
              + (r.was() instanceof Node.Directory directory ? "/" + content(directory) : "");
    };
  }

  /** How many files are below a folder, in brackets; empty if there are none. */
  private static String content(Node.Directory directory) {
    long files = files(directory);
    return files == 0 ? "" : " (" + files + (files == 1 ? " file)" : " files)");
  }

  private static String removed(Node.Directory directory) {
    long bytes = new FileTree(directory).size();
    return bytes == 0 ? "" : Sizes.brief(bytes);
  }

  private static long files(Node node) {
    return node instanceof Node.Directory directory
        ? directory.children().values().stream().mapToLong(ChangeText::files).sum()
        : 1;
  }

  /** Size, and what changed from what to what. */
  static String detail(PathChange change) {
    return switch (change) {
      case PathChange.Added a -> NodeText.size(a.now());
      case PathChange.Modified m -> String.join(", ", differences(m.was(), m.now()));
      case PathChange.Removed(String path, Node.Directory was) -> removed(was);
      case PathChange.Removed r -> NodeText.size(r.was());
    };
  }

  /** Whether a folder's time is all that changed, which happens whenever something in it does. */
  static boolean folderTimeOnly(PathChange change) {
    return change instanceof PathChange.Modified(String p, Node.Directory was, Node.Directory now)
        && was.metadata().withModified(0).equals(now.metadata().withModified(0));
  }

  private static List<String> differences(Node was, Node now) {
    List<String> parts = new ArrayList<>();
    if (was.getClass() != now.getClass()) {
      parts.add(was.word() + " → " + now.word());
    } else if (was instanceof Node.Regular old && now instanceof Node.Regular young) {
      if (!old.content().equals(young.content())) {
        parts.add(arrow(NodeText.size(old), NodeText.size(young)));
      }
    } else if (was instanceof Node.Symlink old && now instanceof Node.Symlink young) {
      if (!old.target().equals(young.target())) {
        parts.add("was -> " + Shown.text(old.target()));
      }
    } else if (!NodeText.size(was).equals(NodeText.size(now))) {
      parts.add(arrow(NodeText.size(was), NodeText.size(now)));
    }
    metadata(was.metadata(), now.metadata(), parts);
    return parts.isEmpty() ? List.of("time") : parts;
  }

  private static void metadata(Metadata was, Metadata now, List<String> parts) {
    if (was.mode() != now.mode()) {
      parts.add("mode " + NodeText.octal(was) + " → " + NodeText.octal(now));
    }
    if (was.uid() != now.uid() || was.gid() != now.gid()) {
      parts.add("owner " + NodeText.owner(was) + " → " + NodeText.owner(now));
    }
    if (!was.xattrs().equals(now.xattrs())) {
      parts.add("attributes");
    }
  }

  private static String arrow(String was, String now) {
    return was.equals(now) ? now : was + " → " + now;
  }
}
