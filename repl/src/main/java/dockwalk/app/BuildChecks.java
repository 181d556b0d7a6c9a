package dockwalk.app;

import dockwalk.check.CheckOptions;
import dockwalk.check.Checker;
import dockwalk.check.Facts;
import dockwalk.check.Findings;
import dockwalk.check.IgnoreFile;
import dockwalk.check.InvalidCheckOptionException;
import dockwalk.check.StageFacts;
import dockwalk.check.StageFacts.Known;
import dockwalk.check.StageFacts.Start;
import dockwalk.check.StageFacts.Target;
import dockwalk.context.IgnoreRules;
import dockwalk.image.Image;
import dockwalk.image.ImageReference;
import dockwalk.image.Platform;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.GlobalArgs;
import dockwalk.plan.Stage;
import dockwalk.registry.StoredImages;
import dockwalk.store.Store;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.Expansion;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.Word;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Runs the build checks, with what the plan, the context and the images that are at hand tell.
 * Nothing is fetched or made for them.
 */
final class BuildChecks {
  private static final String OPTION = "BUILDKIT_DOCKERFILE_CHECK";
  private final BuildFlags flags;
  private final StoredImages images;

  /** What each image hands down; empty if it is not at hand. Many stages may start from one. */
  private final SortedMap<String, Optional<Known>> known = new TreeMap<>();

  BuildChecks(BuildFlags flags, Store store) {
    this.flags = flags;
    this.images = new StoredImages(store);
  }

  /**
   * Checks the stages that {@code plan} needs, or all of them.
   *
   * @throws IOException if what the user set for the checks is malformed
   */
  Findings of(BuildPlan plan, boolean all) throws IOException {
    known.clear();
    List<StageFacts> stages =
        plan.stages().stream().map(stage -> facts(stage, plan, all || stage.needed())).toList();
    return check(plan.file(), stages);
  }

  /** Checks a file of which there is no plan. */
  Findings of(Dockerfile file) throws IOException {
    return check(file, List.of());
  }

  /** The images of the last check that are not at hand: variables that they set are unknown. */
  List<String> missing() {
    return known.entrySet().stream()
        .filter(each -> each.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  private Findings check(Dockerfile file, List<StageFacts> stages) throws IOException {
    Facts facts =
        new Facts(
            GlobalArgs.predefined(flags.options()),
            flags.options().buildArgs(),
            BuildChecks::isName,
            ignored(Contexts.rules(flags.context(), flags.dockerfile())),
            stages);
    return Checker.check(file, options(file), facts);
  }

  private CheckOptions options(Dockerfile file) throws IOException {
    String given = flags.options().buildArgs().get(OPTION);
    try {
      return CheckOptions.parse(
          given == null ? file.directives().getOrDefault("check", "") : given);
    } catch (InvalidCheckOptionException e) {
      throw new IOException(
          "failed to parse %s: %s%nWrite skip=RULE,… or error=true; `dockwalk explain` lists the rules."
              .formatted(given == null ? "check options" : "build-arg:" + OPTION, e.reason()),
          e);
    }
  }

  private static boolean isName(String text) {
    try {
      return !ImageReference.parse(text).repository().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Optional<IgnoreFile> ignored(IgnoreRules rules) {
    return rules == IgnoreRules.NONE
        ? Optional.empty()
        : Optional.of(
            new IgnoreFile(
                rules.mayReinclude(),
                rules.keepsOutEverything(),
                path -> rules.excludedBy(path).isPresent()));
  }

  private StageFacts facts(Stage stage, BuildPlan plan, boolean wanted) {
    Start start =
        switch (stage.base()) {
          case Stage.Base.Scratch scratch -> new Start.Scratch();
          case Stage.Base.Files files -> new Start.Scratch();
          case Stage.Base.Earlier(int earlier) -> new Start.Earlier(earlier);
          case Stage.Base.Image(String name) ->
              new Start.Image(
                  name, wanted ? known.computeIfAbsent(name, this::look) : Optional.empty());
        };
    return new StageFacts(wanted, target(platform(stage.from(), plan)), start);
  }

  private Optional<Known> look(String name) {
    Optional<Image> found;
    try {
      found = images.atHand(name);
    } catch (IOException e) {
      found = Optional.empty(); // the build itself will say what is wrong with it
    }
    return found.map(
        image ->
            new Known(
                target(image.platform()),
                image.config().env(),
                image.config().shell().isPresent(),
                image.config().onBuild()));
  }

  private static Platform platform(Instruction.From from, BuildPlan plan) {
    for (Instruction.Flag flag : from.flags()) {
      Optional<Word> value = flag.name().equals("platform") ? flag.value() : Optional.empty();
      if (value.isPresent()
          && value.get().expand(name -> Optional.ofNullable(plan.globalArgs().get(name)))
              instanceof Expansion.Done done) {
        try {
          return Platform.parse(done.text());
        } catch (IllegalArgumentException e) {
          break; // the build itself will say so
        }
      }
    }
    return plan.options().platform();
  }

  private static Target target(Platform platform) {
    return new Target(platform.os(), platform.architecture(), platform.variant());
  }
}
