package dockwalk.exec;

import dockwalk.exec.CacheKey.Part;
import dockwalk.image.ChainId;
import dockwalk.image.Digest;
import dockwalk.image.Image;
import dockwalk.image.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
    add(Part.ACTION, "FROM");
    String layers = ChainId.of(base.image().layers()).toString();
    parts.add(
        Part.text("base image", layers).beside(base.digest().map(Digest::toString).orElse("")));
    add("platform", pull.platform().toString());
    return CacheKey.of(parts);
  }

  private CacheKey directory(Action.MakeDirectory directory) {
    parent();
    action("WORKDIR");
    add("path", directory.path());
    add("owner", directory.owner());
    return CacheKey.of(parts);
  }

  private CacheKey execute(Action.Execute execute)
      throws StepFault, IOException, InterruptedException {
    parent();
    action("RUN");
    command(execute.argv());
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
    parts.addAll(RunParts.of(execute, host.sandbox()));
    new MountSources(state, expanded, host).addTo(new FileParts(host.contents(), parts), execute);
    return CacheKey.of(parts);
  }

  private CacheKey copy(Action.Copy copy) throws StepFault, IOException, InterruptedException {
    // What is linked is put on top of anything.
    if (!copy.link()) {
      parent();
    }
    action("COPY");
    add("destination", copy.destination());
    add("--chown", copy.owner());
    add("--chmod", copy.mode());
    if (copy.link()) {
      add("--link", "true");
    }
    new CopyParts(host, parts).add(new CopyInput(state, expanded, copy, host).find());
    return CacheKey.of(parts);
  }

  /** An image to copy from; the name may have been meant to be that of a stage. */
  static Image image(State state, ExpandedStep expanded, String reference, Host host)
      throws StepFault, IOException, InterruptedException {
    try {
      return host.images().resolve(reference, state.plan().options().platform()).image();
    } catch (IOException e) {
      Optional<String> meant = StageHint.meant(state.plan(), expanded.step(), reference);
      if (meant.isEmpty()) {
        throw e;
      }
      throw StepFault.at(
          expanded.step().span(), "no stage and no image has the name " + reference, meant.get());
    }
  }

  /** How the instruction is written does not matter: neither comments in it nor its spelling. */
  private void action(String name) {
    parts.add(Part.text(Part.ACTION, name).beside(Written.of(state.plan(), expanded.step())));
  }

  /** Shown as a line of words, but told apart by each of them. */
  private void command(List<String> argv) {
    String shown = Part.text("command", String.join(" ", argv)).shown();
    parts.add(new Part("command", Digest.of(String.join("\0", argv)), shown));
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

  /**
   * Names the files after a step: all that they depend on, and what came of it.
   *
   * @param before the same before the step
   */
  static Digest lineage(Digest before, CacheKey key, Change change) {
    String made = change.layer().map(layer -> layer.diffId().toString()).orElse("");
    return Digest.of(before + " " + key.value() + " " + made);
  }
}
