package dockwalk.exec;

import dockwalk.exec.Action.Source;
import dockwalk.fs.FileTree;
import dockwalk.fs.FileTree.Links;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.fs.PathPattern;
import dockwalk.syntax.Span;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Finds what {@code COPY} and {@code ADD} name (fsutil, copy and ResolveWildcards). */
final class CopySources {
  private final FileTree origin;
  private final Host.Context context;
  private final Action.Copy copy;
  private final Span span;

  CopySources(FileTree origin, Host.Context context, Action.Copy copy, Span span) {
    this.origin = origin;
    this.context = context;
    this.copy = copy;
    this.span = span;
  }

  /**
   * Something to copy.
   *
   * @param path where it was found, absolute, as it was named; the name of a here-document
   * @param name its own name in a directory
   * @param literal whether its path is that of the source, rather than found by a wildcard
   */
  record Match(String path, String name, Node node, boolean literal) {}

  /** All matches in order; a wildcard may have none. */
  List<Match> find(Instant now) throws StepFault, IOException {
    List<Match> matches = new ArrayList<>();
    for (Source source : copy.sources()) {
      switch (source) {
        case Source.Text text ->
            matches.add(
                new Match(
                    text.name(),
                    text.name(),
                    new Node.Regular(
                        new Metadata(0644, 0, 0, now.getEpochSecond()), text.content(), false),
                    true));
        case Source.Path path -> find(path.path(), matches);
      }
    }
    return matches;
  }

  private void find(String written, List<Match> matches) throws StepFault, IOException {
    String path = ImagePath.clean(written);
    if (PathPattern.isPattern(path)) {
      walk("", origin.root(), compile(path.substring(1)), matches);
      return;
    }
    Optional<Node> node = origin.lookup(path, Links.FOLLOW);
    if (node.isEmpty()) {
      throw missing(written, path);
    }
    matches.add(new Match(path, ImagePath.name(path), node.get(), true));
  }

  private Pattern compile(String glob) throws StepFault {
    try {
      return PathPattern.compile(glob);
    } catch (PatternSyntaxException e) {
      throw StepFault.at(
          span, "syntax error in pattern: " + glob, "a class [ needs its ], and \\ a character");
    }
  }

  /** A directory that matches is taken whole: what is in it is not matched again. */
  private void walk(String prefix, Node.Directory directory, Pattern pattern, List<Match> matches) {
    for (Map.Entry<String, Node> entry : directory.children().entrySet()) {
      String path = prefix + entry.getKey();
      if (pattern.matcher(path).matches()) {
        origin
            .lookup(path, Links.FOLLOW)
            .ifPresent(node -> matches.add(new Match("/" + path, entry.getKey(), node, false)));
      } else if (entry.getValue() instanceof Node.Directory below) {
        walk(path + "/", below, pattern, matches);
      }
    }
  }

  private StepFault missing(String written, String path) throws IOException {
    String message = "\"" + path + "\": not found";
    return switch (copy.from()) {
      case Action.Origin.Context c -> {
        Optional<String> pattern = context.ignoredBy(path.substring(1));
        yield StepFault.at(
            span,
            "failed to compute cache key: failed to calculate checksum: " + message,
            pattern
                .map(
                    p ->
                        "%s is kept out of the build context by .dockerignore (%s)"
                            .formatted(written, p))
                .or(() -> suggestion(path))
                .orElse(
                    "paths are seen from the build context, the folder given to the build;"
                        + " it has no "
                        + path.substring(1)));
      }
      case Action.Origin.Stage stage ->
          StepFault.at(
              span,
              "failed to compute cache key: failed to calculate checksum: " + message,
              suggestion(path).orElse("the stage that it is copied from has no " + path));
      case Action.Origin.Image image ->
          StepFault.at(
              span,
              "failed to compute cache key: failed to calculate checksum: " + message,
              suggestion(path).orElse("the image " + image.reference() + " has no " + path));
    };
  }

  private Optional<String> suggestion(String path) {
    if (!(origin.lookup(ImagePath.parent(path), Links.FOLLOW).orElse(null)
        instanceof Node.Directory folder)) {
      return Optional.empty();
    }
    return dockwalk.syntax.Spelling.nearest(ImagePath.name(path), folder.children().keySet())
        .map(near -> "did you mean " + near + "?");
  }
}
