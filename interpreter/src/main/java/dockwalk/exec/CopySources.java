package dockwalk.exec;

import dockwalk.exec.CopyInput.Found;
import dockwalk.fs.FileTree;
import dockwalk.fs.FileTree.Links;
import dockwalk.fs.Node;
import dockwalk.fs.PathPattern;
import dockwalk.syntax.Span;
import dockwalk.syntax.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Finds the paths that {@code COPY} and {@code ADD} name (fsutil, copy and ResolveWildcards). */
final class CopySources {
  private static final String PIVOT = "/./";

  private final FileTree origin;
  private final Action.Copy copy;
  private final Missing missing;
  private final Span span;

  CopySources(FileTree origin, Action.Copy copy, Missing missing, Span span) {
    this.origin = origin;
    this.copy = copy;
    this.missing = missing;
    this.span = span;
  }

  /** Says why a path is not there, and what to do. */
  interface Missing {
    /**
     * The help for a missing path.
     *
     * @param written the path as the instruction has it
     * @param path the same, clean and absolute
     * @param near a name beside it that may have been meant
     */
    String help(String written, String path, Optional<String> near)
        throws IOException, InterruptedException;
  }

  /** Adds what {@code source} names to {@code found}; a pattern may find nothing. */
  void find(Action.Source.Path source, List<Found> found)
      throws StepFault, IOException, InterruptedException {
    if (copy.parents()) {
      withParents(source, found);
      return;
    }
    CopyFilter filter = CopyFilter.of(List.of(), copy.excludes(), span);
    String path = ImagePath.clean(source.path());
    boolean pattern = PathPattern.isPattern(path);
    for (String each : paths(source.path(), path)) {
      Node node = node(source.path(), each);
      // A file that is named in full is meant; one that a pattern found may be left out.
      if (node instanceof Node.Directory || !pattern || filter.keeps(ImagePath.name(each))) {
        Node left = node instanceof Node.Directory whole ? filter.apply(whole) : node;
        found.add(new Found.Match(each, ImagePath.name(each), left, source.unpack()));
      }
    }
  }

  /**
   * {@code --parents}: what comes after the first {@code /./} is a pattern for what is let in of
   * the directory before it.
   */
  private void withParents(Action.Source.Path source, List<Found> found)
      throws StepFault, IOException, InterruptedException {
    int pivot = source.path().indexOf(PIVOT);
    String top = ImagePath.clean(pivot < 0 ? "/" : source.path().substring(0, pivot));
    String inside =
        ImagePath.clean(pivot < 0 ? source.path() : source.path().substring(pivot + PIVOT.length()))
            .substring(1);
    if (!PathPattern.isPattern(top) && !PathPattern.isPattern(inside)) {
      node(source.path(), ImagePath.clean(top + "/" + inside));
    }
    List<String> included = inside.isEmpty() ? List.of() : List.of(inside);
    CopyFilter filter = CopyFilter.of(included, copy.excludes(), span);
    for (String each : paths(source.path(), top)) {
      if (node(source.path(), each) instanceof Node.Directory directory) {
        found.add(
            new Found.Match(each, ImagePath.name(each), filter.apply(directory), source.unpack()));
      }
    }
  }

  private Node node(String written, String path)
      throws StepFault, IOException, InterruptedException {
    Optional<Node> node = origin.lookup(path, Links.FOLLOW);
    if (node.isEmpty()) {
      throw StepFault.at(
          span,
          "failed to compute cache key: failed to calculate checksum: \"%s\": not found"
              .formatted(path),
          missing.help(written, path, near(path)));
    }
    return node.get();
  }

  private Optional<String> near(String path) {
    if (!(origin.lookup(ImagePath.parent(path), Links.FOLLOW).orElse(null)
        instanceof Node.Directory folder)) {
      return Optional.empty();
    }
    return Spelling.nearest(ImagePath.name(path), folder.children().keySet());
  }

  /** The paths that {@code path} stands for: itself, or those that match. */
  private List<String> paths(String written, String path) throws StepFault {
    List<String> names = FileTree.names(path);
    int first = 0;
    while (first < names.size() && !PathPattern.isPattern(names.get(first))) {
      first++;
    }
    if (first == names.size()) {
      return List.of(path);
    }
    List<Pattern> patterns = new ArrayList<>();
    for (String name : names.subList(first, names.size())) {
      patterns.add(compile(written, name));
    }
    List<String> found = new ArrayList<>();
    String prefix = first == 0 ? "" : "/" + String.join("/", names.subList(0, first));
    if (origin.lookup(prefix, Links.FOLLOW).orElse(null) instanceof Node.Directory directory) {
      walk(prefix, directory, patterns, found);
    }
    return found;
  }

  private Pattern compile(String written, String name) throws StepFault {
    try {
      return PathPattern.compile(name);
    } catch (PatternSyntaxException e) {
      throw StepFault.at(
          span, "syntax error in pattern: " + written, "a class [ needs its ], and \\ a character");
    }
  }

  /** No pattern crosses a slash, so one a directory is enough; links are not walked through. */
  private static void walk(
      String prefix, Node.Directory directory, List<Pattern> patterns, List<String> found) {
    List<Pattern> rest = patterns.subList(1, patterns.size());
    for (Map.Entry<String, Node> entry : directory.children().entrySet()) {
      String path = prefix + "/" + entry.getKey();
      if (!patterns.getFirst().matcher(entry.getKey()).matches()) {
        continue;
      }
      if (rest.isEmpty()) {
        found.add(path);
      } else if (entry.getValue() instanceof Node.Directory below) {
        walk(path, below, rest, found);
      }
    }
  }
}
