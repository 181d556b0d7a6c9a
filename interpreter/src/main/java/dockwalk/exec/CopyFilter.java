package dockwalk.exec;

import dockwalk.fs.Node;
import dockwalk.fs.Node.Directory;
import dockwalk.fs.PathPatterns;
import dockwalk.fs.PathPatterns.Matched;
import dockwalk.syntax.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.pcollections.TreePMap;

/** What {@code --exclude} and {@code --parents} leave of a directory (fsutil, copy.go). */
final class CopyFilter {
  private final PathPatterns includes;
  private final PathPatterns excludes;

  private CopyFilter(PathPatterns includes, PathPatterns excludes) {
    this.includes = includes;
    this.excludes = excludes;
  }

  /**
   * The filter of some patterns.
   *
   * @param includes what is let in; none lets all in
   * @throws StepFault if a pattern is malformed
   */
  static CopyFilter of(List<String> includes, List<String> excludes, Span span) throws StepFault {
    return new CopyFilter(patterns("include", includes, span), patterns("exclude", excludes, span));
  }

  private static PathPatterns patterns(String what, List<String> patterns, Span span)
      throws StepFault {
    try {
      return PathPatterns.of(patterns);
    } catch (PatternSyntaxException e) {
      throw StepFault.at(
          span,
          "invalid %spatterns: %s: %s".formatted(what, patterns, e.getDescription()),
          "a class [ needs its ], \\ a character, and ! a pattern");
    }
  }

  /** Whether a single file of this name is kept. */
  boolean keeps(String name) {
    return !excludes.decides(excludes.match(name));
  }

  /** What is left of {@code directory}, which itself stays; what it shares is shared. */
  Directory apply(Directory directory) {
    if (includes.isEmpty() && excludes.isEmpty()) {
      return directory;
    }
    return below(directory, "", PathPatterns.root(), PathPatterns.root());
  }

  private Directory below(Directory directory, String prefix, Matched in, Matched out) {
    Map<String, Node> left = new HashMap<>();
    for (Map.Entry<String, Node> entry : directory.children().entrySet()) {
      String path = prefix + entry.getKey();
      entry(entry.getValue(), path, includes.match(in, path), excludes.match(out, path))
          .ifPresent(node -> left.put(entry.getKey(), node));
    }
    return new Directory(directory.metadata(), TreePMap.<String, Node>empty().plusAll(left));
  }

  /** A directory that is not meant itself stays for what is kept in it. */
  private Optional<Node> entry(Node node, String path, Matched in, Matched out) {
    boolean excluded = excludes.decides(out);
    boolean kept = !excluded && (includes.isEmpty() || includes.decides(in));
    if (!(node instanceof Directory directory)) {
      return kept ? Optional.of(node) : Optional.empty();
    }
    if (excluded && !excludes.mayTakeBack()) {
      return Optional.empty();
    }
    Directory left = below(directory, path + "/", in, out);
    return kept || !left.children().isEmpty() ? Optional.of(left) : Optional.empty();
  }
}
