package dockwalk.exec;

import dockwalk.exec.Action.Origin;
import dockwalk.exec.Action.Source;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.syntax.Span;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a {@code COPY} or {@code ADD} takes: the same for its key and for the copying itself. */
final class CopyInput {
  private final State state;
  private final ExpandedStep expanded;
  private final Action.Copy copy;
  private final Host host;
  private @Nullable CopySources files;

  CopyInput(State state, ExpandedStep expanded, Action.Copy copy, Host host) {
    this.state = state;
    this.expanded = expanded;
    this.copy = copy;
    this.host = host;
  }

  /** Something to copy. */
  sealed interface Found {
    /**
     * A node that is at hand.
     *
     * @param path where it was found, absolute, as it was named; the name of a here-document
     * @param name its own name in a directory
     * @param unpack whether it is unpacked if it is an archive
     */
    record Match(String path, String name, Node node, boolean unpack) implements Found {}

    /** A file of a web server. */
    record Web(Source.Url source) implements Found {}

    /** The files of a commit. */
    record Commit(GitSource source) implements Found {}
  }

  /** All that is copied, in order; a pattern may have found nothing. */
  List<Found> find() throws StepFault, IOException, InterruptedException {
    List<Found> found = new ArrayList<>();
    for (Source source : copy.sources()) {
      switch (source) {
        case Source.Text text -> found.add(text(text));
        case Source.Path path -> files().find(path, found);
        case Source.Url url -> found.add(new Found.Web(url));
        case Source.Git git -> found.add(new Found.Commit(git.source()));
      }
    }
    return found;
  }

  private Found text(Source.Text text) {
    Instant now = state.plan().epoch().orElseGet(host.clock()::instant);
    Metadata metadata = new Metadata(0644, 0, 0, now.getEpochSecond());
    Node file = new Node.Regular(metadata, text.content(), false);
    return new Found.Match(text.name(), text.name(), file, false);
  }

  /** Read only if a path is asked for. */
  private CopySources files() throws StepFault, IOException, InterruptedException {
    CopySources known = files;
    if (known == null) {
      known = new CopySources(origin(), copy, this::missing, span());
      files = known;
    }
    return known;
  }

  private FileTree origin() throws StepFault, IOException, InterruptedException {
    return switch (copy.from()) {
      case Origin.Context context -> host.context().tree();
      case Origin.Named named -> host.sources().named(named.name()).tree();
      case Origin.Stage stage ->
          host.layers().tree(state.stages().get(stage.index()).image().layers());
      case Origin.Image image ->
          host.layers().tree(StepKeys.image(state, expanded, image.reference(), host).layers());
    };
  }

  /** Why {@code path} is not there. */
  private String missing(String written, String path, Optional<String> near)
      throws IOException, InterruptedException {
    String name = path.substring(1);
    Optional<String> meant = near.map(each -> "did you mean " + each + "?");
    return switch (copy.from()) {
      case Origin.Context context ->
          ignored(host.context(), written, name)
              .or(() -> meant)
              .or(() -> leaving(written))
              .orElse(
                  "paths are seen from the build context, the folder given to the build; it has no "
                      + name);
      case Origin.Named named ->
          ignored(host.sources().named(named.name()), written, name)
              .or(() -> meant)
              .orElse("the context " + named.name() + " has no " + name);
      case Origin.Stage stage -> meant.orElse("the stage that it is copied from has no " + path);
      case Origin.Image image -> meant.orElse("the image " + image.reference() + " has no " + path);
    };
  }

  private static Optional<String> leaving(String written) {
    return List.of(written.split("/")).contains("..")
        ? Optional.of(
            ".. does not lead out of the build context: build with a folder further up, or name"
                + " another one with --build-context")
        : Optional.empty();
  }

  private static Optional<String> ignored(Host.Context context, String written, String name)
      throws IOException {
    return context
        .ignoredBy(name)
        .map(rule -> "%s is kept out of the build context by %s".formatted(written, rule));
  }

  private Span span() {
    return expanded.step().span();
  }
}
