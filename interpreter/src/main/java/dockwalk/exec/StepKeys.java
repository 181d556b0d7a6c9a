package dockwalk.exec;

import dockwalk.exec.CacheKey.Part;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.image.ChainId;
import dockwalk.image.Digest;
import dockwalk.image.Image;
import dockwalk.image.Platform;
import dockwalk.syntax.Span;
import dockwalk.syntax.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a step depends on, part by part. By content, as in BuildKit: no time, no name of a stage and
 * no spelling of an instruction is in a key.
 */
final class StepKeys {
  private final State state;
  private final ExpandedStep expanded;
  private final Host host;
  private final List<Part> parts = new ArrayList<>();

  private StepKeys(State state, ExpandedStep expanded, Host host) {
    this.state = state;
    this.expanded = expanded;
    this.host = host;
  }

  /** The key of a step; absent if it is never cached. */
  static Optional<CacheKey> of(State state, ExpandedStep expanded, Host host)
      throws StepFault, IOException, InterruptedException {
    StepKeys keys = new StepKeys(state, expanded, host);
    return switch (expanded.action()) {
      case Action.Branch branch -> Optional.empty();
      case Action.Configure configure -> Optional.empty();
      case Action.Pull pull -> Optional.of(keys.pull(pull));
      case Action.MakeDirectory directory ->
          directory.path().equals("/") ? Optional.empty() : Optional.of(keys.directory(directory));
      case Action.Copy copy -> Optional.of(keys.copy(copy));
      case Action.Execute execute -> Optional.of(keys.execute(execute));
    };
  }

  private CacheKey pull(Action.Pull pull) throws IOException, InterruptedException {
    Host.Base base = host.images().resolve(pull.reference(), pull.platform());
    add("action", "FROM");
    add("base image", ChainId.of(base.image().layers()).toString());
    add("platform", pull.platform().toString());
    return CacheKey.of(parts);
  }

  private CacheKey directory(Action.MakeDirectory directory) {
    parent();
    add("action", "WORKDIR");
    add("path", directory.path());
    add("owner", directory.owner());
    return CacheKey.of(parts);
  }

  private CacheKey execute(Action.Execute execute) {
    parent();
    add("action", "RUN");
    add("command", String.join(" ", execute.argv()));
    add("arguments", Integer.toString(execute.argv().size()));
    StageState stage = stage();
    execute
        .env()
        .forEach(
            (name, value) -> {
              boolean declared =
                  stage.args().containsKey(name) || stage.image().config().env().containsKey(name);
              if (declared || !RunExpansion.isProxy(name)) {
                add("env " + name, value);
              }
            });
    add("working directory", execute.workingDir());
    add("user", execute.user());
    add("network", execute.network() ? "default" : "none");
    add("platform", platform().toString());
    execute.scripts().forEach((path, text) -> add("script " + path, text));
    return CacheKey.of(parts);
  }

  private CacheKey copy(Action.Copy copy) throws StepFault, IOException, InterruptedException {
    parent();
    add("action", "COPY");
    add("destination", copy.destination());
    add("--chown", copy.owner());
    add("--chmod", copy.mode());
    for (CopySources.Match match : matches(state, expanded, copy, host)) {
      boolean directory = match.node() instanceof Node.Directory;
      String shown = match.path().startsWith("/") ? match.path().substring(1) : match.path();
      String name = directory ? shown + "/" : shown;
      if (!directory) {
        add("name of " + name, match.name());
      }
      if (match.node() instanceof Node.Directory source) {
        files(name.equals("/") ? "" : name, source);
      } else {
        file(name, match.node());
      }
    }
    return CacheKey.of(parts);
  }

  /** What a copy finds; the same for the key and for the copying itself. */
  static List<CopySources.Match> matches(
      State state, ExpandedStep expanded, Action.Copy copy, Host host)
      throws StepFault, IOException, InterruptedException {
    Span span = expanded.step().instruction().span();
    FileTree origin =
        switch (copy.from()) {
          case Action.Origin.Context context -> host.context().tree();
          case Action.Origin.Stage stage ->
              host.layers().tree(state.stages().get(stage.index()).image().layers());
          case Action.Origin.Image image ->
              host.layers().tree(image(state, expanded, image.reference(), host).layers());
        };
    return new CopySources(origin, host.context(), copy, span).find(host.clock().instant());
  }

  /** An image to copy from; the name may have been meant to be that of a stage. */
  private static Image image(State state, ExpandedStep expanded, String reference, Host host)
      throws StepFault, IOException, InterruptedException {
    try {
      return host.images().resolve(reference, state.plan().options().platform()).image();
    } catch (IOException e) {
      List<String> stages =
          state.plan().stages().subList(0, expanded.step().stage()).stream()
              .flatMap(stage -> stage.name().stream())
              .toList();
      Optional<String> near = Spelling.nearest(reference, stages);
      if (near.isEmpty()) {
        throw e;
      }
      throw StepFault.at(
          expanded.step().instruction().span(),
          "no stage and no image has the name " + reference,
          "did you mean the stage " + near.get() + "?");
    }
  }

  private void files(String prefix, Node.Directory directory) throws IOException {
    for (Map.Entry<String, Node> entry : directory.children().entrySet()) {
      String path = prefix + entry.getKey();
      file(path, entry.getValue());
      if (entry.getValue() instanceof Node.Directory below) {
        files(path + "/", below);
      }
    }
  }

  /** Times are in no key: touching a file changes nothing. */
  private void file(String path, Node node) throws IOException {
    Metadata metadata = node.metadata();
    StringBuilder text = new StringBuilder();
    text.append("mode ")
        .append(octal(metadata.mode()))
        .append(", owner ")
        .append(metadata.uid())
        .append(':')
        .append(metadata.gid());
    Optional<Digest> content = Optional.empty();
    switch (node) {
      case Node.Directory directory -> text.append(", directory");
      case Node.Regular regular -> {
        text.append(", ").append(regular.content().size()).append(" bytes");
        content = Optional.of(host.contents().digest(regular.content()));
      }
      case Node.Symlink link -> text.append(", link to ").append(link.target());
      case Node.Device device ->
          text.append(device.block() ? ", block" : ", character")
              .append(" device %d:%d".formatted(device.major(), device.minor()));
      case Node.Fifo fifo -> text.append(", named pipe");
    }
    metadata
        .xattrs()
        .forEach((name, value) -> text.append(", ").append(name).append('=').append(value));
    String shown = content.isEmpty() ? text.toString() : text + ", " + content.get().brief();
    String whole = content.isEmpty() ? text.toString() : text + ", " + content.get();
    parts.add(new Part("file " + path, Digest.of(whole), shown));
  }

  private static String octal(int mode) {
    String digits = Integer.toOctalString(mode);
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  private void parent() {
    parts.add(new Part("parent", stage().lineage(), stage().lineage().brief()));
  }

  private void add(String name, String value) {
    parts.add(Part.text(name, value));
  }

  private StageState stage() {
    return state.stages().get(expanded.step().stage());
  }

  private Platform platform() {
    return stage().image().platform();
  }

  /** Names the files after a step: all that they depend on, and what came of it. */
  static Digest lineage(CacheKey key, Change change) {
    String made = change.layer().map(layer -> layer.diffId().toString()).orElse("");
    return Digest.of(key.value() + " " + made);
  }
}
