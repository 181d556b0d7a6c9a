package dockwalk.exec;

import dockwalk.exec.Action.Origin;
import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import dockwalk.image.Layer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that the mounts of a {@code RUN} take something from. */
final class MountSources {
  private final State state;
  private final ExpandedStep expanded;
  private final Host host;

  MountSources(State state, ExpandedStep expanded, Host host) {
    this.state = state;
    this.expanded = expanded;
    this.host = host;
  }

  /** All files that are needed, by where they come from. */
  Map<Origin, Host.Files> of(Action.Execute execute)
      throws StepFault, IOException, InterruptedException {
    Map<Origin, Host.Files> sources = new LinkedHashMap<>();
    for (RunMount mount : execute.mounts()) {
      Optional<Origin> from = from(mount);
      if (from.isPresent() && !sources.containsKey(from.get())) {
        sources.put(from.get(), files(from.get()));
      }
    }
    return sources;
  }

  private static Optional<Origin> from(RunMount mount) {
    return switch (mount) {
      case RunMount.Bind bind -> Optional.of(bind.from());
      case RunMount.Cache cache -> cache.from();
      case RunMount.Tmpfs tmpfs -> Optional.empty();
      case RunMount.Secret secret -> Optional.empty();
      case RunMount.Ssh ssh -> Optional.empty();
    };
  }

  private static String source(RunMount mount) {
    return switch (mount) {
      case RunMount.Bind bind -> bind.source();
      case RunMount.Cache cache -> cache.source();
      case RunMount.Tmpfs tmpfs -> "/";
      case RunMount.Secret secret -> "/";
      case RunMount.Ssh ssh -> "/";
    };
  }

  private Host.Files files(Origin from) throws StepFault, IOException, InterruptedException {
    return switch (from) {
      case Origin.Context context -> new Host.Files.Folder(host.context().tree());
      case Origin.Named named -> new Host.Files.Folder(host.sources().named(named.name()).tree());
      case Origin.Stage stage -> stack(state.stages().get(stage.index()).image().layers());
      case Origin.Image image ->
          stack(StepKeys.image(state, expanded, image.reference(), host).layers());
    };
  }

  private Host.Files stack(List<Layer> layers) throws IOException {
    return new Host.Files.Stack(layers, host.layers().tree(layers));
  }

  /**
   * Adds what the content of the mounted files is to the parts of a key, under the paths that the
   * program sees. What a cache holds, what a secret is and who an agent serves is in no key.
   */
  void addTo(FileParts parts, Action.Execute execute)
      throws StepFault, IOException, InterruptedException {
    for (RunMount mount : execute.mounts()) {
      Optional<Origin> from = from(mount);
      if (from.isEmpty()) {
        continue;
      }
      Node node = find(files(from.get()).tree(), source(mount));
      if (node instanceof Node.Directory directory) {
        parts.below(mount.target() + "/", directory);
      } else {
        parts.add(mount.target(), node);
      }
    }
  }

  private Node find(FileTree tree, String path) throws StepFault, IOException {
    Optional<Node> found = tree.lookup(path, FileTree.Links.FOLLOW);
    if (found.isEmpty()) {
      throw StepFault.at(
          expanded.step().span(),
          "failed to calculate checksum of ref: \"%s\": not found".formatted(path),
          "the source of a --mount must be there before the command runs");
    }
    return found.get();
  }
}
