package dockwalk.exec;

import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Layer;
import dockwalk.syntax.Span;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Does what an action says, and leaves a layer; the image is not touched. */
final class Execution {
  /** PATH_MAX of Linux, without its NUL. */
  private static final int LONGEST_PATH = 4095;

  private final State state;
  private final ExpandedStep expanded;
  private final Host host;
  private final BiConsumer<Event.Stream, String> output;

  private Execution(
      State state, ExpandedStep expanded, Host host, BiConsumer<Event.Stream, String> output) {
    this.state = state;
    this.expanded = expanded;
    this.host = host;
    this.output = output;
  }

  static Change perform(
      State state, ExpandedStep expanded, Host host, BiConsumer<Event.Stream, String> output)
      throws StepFault, IOException, InterruptedException {
    Execution execution = new Execution(state, expanded, host, output);
    Optional<Layer> layer =
        switch (expanded.action()) {
          case Action.Pull pull -> Optional.empty();
          case Action.Branch branch -> Optional.empty();
          case Action.Configure configure -> Optional.empty();
          case Action.MakeDirectory directory -> execution.makeDirectory(directory);
          case Action.Copy copy -> Optional.of(execution.copy(copy));
          case Action.Execute execute -> Optional.of(execution.execute(execute));
        };
    return new Change(layer, host.clock().instant());
  }

  private Optional<Layer> makeDirectory(Action.MakeDirectory action)
      throws IOException, InterruptedException, StepFault {
    if (action.path().equals("/")) {
      return Optional.empty();
    }
    if (action.path().length() > LONGEST_PATH) {
      throw StepFault.at(span(), "the path of the working directory is too long", "shorten it");
    }
    FileTree before = tree();
    Owners.Owner owner = new Owners(before, host.contents()).find(action.owner());
    long now = now().getEpochSecond();
    Metadata metadata = new Metadata(0755, owner.uid(), owner.gid(), now);
    FileTree after = before;
    String path = "";
    for (String name : FileTree.names(action.path())) {
      path = resolve(after, path + "/" + name);
      Optional<Node> there = after.at(path);
      if (there.isEmpty()) {
        after = after.put(path, new Node.Directory(metadata));
      } else if (!(there.get() instanceof Node.Directory)) {
        throw StepFault.at(
            span(),
            "cannot make the working directory: %s is not a directory".formatted(path),
            "choose another path, or delete the file before");
      }
    }
    return Optional.of(host.layers().commit(TreeDiff.between(before, after)));
  }

  private String resolve(FileTree tree, String path) throws StepFault {
    return tree.resolve(path, FileTree.Links.FOLLOW)
        .orElseThrow(() -> StepFault.at(span(), "too many levels of symbolic links: " + path));
  }

  private Layer copy(Action.Copy copy) throws StepFault, IOException, InterruptedException {
    // What is linked knows nothing of the files below it, not even their users.
    FileTree before = copy.link() ? FileTree.empty() : tree();
    Optional<Owners.Owner> owner =
        copy.owner().isEmpty()
            ? Optional.empty()
            : Optional.of(new Owners(before, host.contents()).find(copy.owner()));
    CopyTree target = new CopyTree(before, copy, owner, now(), span());
    CopyInput input = new CopyInput(state, expanded, copy, host);
    try (CopyContents contents = new CopyContents(host, target)) {
      for (CopyInput.Found found : input.find()) {
        contents.copy(found);
      }
      return host.layers().commit(TreeDiff.between(before, target.tree()));
    }
  }

  private Layer execute(Action.Execute execute)
      throws StepFault, IOException, InterruptedException {
    List<Layer> layers = state.stages().get(expanded.step().stage()).image().layers();
    Host.Job job =
        new Host.Job(layers, execute, new MountSources(state, expanded, host).of(execute));
    Host.Ran ran = host.sandbox().run(job, OutputLimit.of(output));
    if (ran.exitCode() != 0 || ran.layer().isEmpty()) {
      throw StepFault.exit(
          span(),
          "process \"%s\" did not complete successfully: exit code: %d"
              .formatted(String.join(" ", execute.argv()), ran.exitCode()),
          note(),
          ran.exitCode());
    }
    return ran.layer().get();
  }

  /** What is peculiar about how the instruction is written. */
  private Optional<String> note() {
    return state.plan().notes(expanded.step()).stream()
        .findFirst()
        .map(note -> note.message() + note.help().map(help -> ". " + help).orElse(""));
  }

  /** The present, or what the caller says that it is. */
  private Instant now() {
    return state.plan().epoch().orElseGet(host.clock()::instant);
  }

  private FileTree tree() throws IOException {
    return host.layers().tree(state.stages().get(expanded.step().stage()).image().layers());
  }

  private Span span() {
    return expanded.step().span();
  }
}
