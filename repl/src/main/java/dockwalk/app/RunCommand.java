package dockwalk.app;

import dockwalk.context.HostFiles;
import dockwalk.exec.Action;
import dockwalk.image.Image;
import dockwalk.image.ImageConfig;
import dockwalk.image.ImageReference;
import dockwalk.image.Platform;
import dockwalk.registry.StoredImages;
import dockwalk.sandbox.Container;
import dockwalk.sandbox.StoreFolders;
import dockwalk.store.Store;
import dockwalk.store.Tags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code dockwalk run}: runs the process of an image in the foreground. */
final class RunCommand implements Command {
  @Override
  public String name() {
    return "run";
  }

  @Override
  public String summary() {
    return "Run an image in the foreground; its changes are thrown away";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.parser().stopAtPositional(true);
    spec.addOption(
        OptionSpec.builder("--rm")
            .description("Throw the changes away when it ends (always done)")
            .build());
    spec.addOption(
        OptionSpec.builder("-i", "--interactive").description("Read input (always done)").build());
    spec.addOption(
        OptionSpec.builder("-t", "--tty")
            .description("Give the program a terminal of its own")
            .build());
    spec.addOption(BuildFlags.list("Set a variable", "K=V", "-e", "--env"));
    spec.addOption(BuildFlags.text("Name of the host (default: a number)", "NAME", "--hostname"));
    spec.addOption(BuildFlags.text("Run as this user", "USER[:GROUP]", "-u", "--user"));
    spec.addOption(BuildFlags.text("Start in this directory", "PATH", "-w", "--workdir"));
    spec.addOption(BuildFlags.text("Run this instead of ENTRYPOINT", "PROGRAM", "--entrypoint"));
    spec.addPositional(
        PositionalParamSpec.builder()
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("NAME [ARG...]")
            .arity("0..*")
            .description("The image, and what to run instead of its CMD")
            .build());
  }

  @Override
  public int run(ParseResult line, Console console) throws IOException, InterruptedException {
    List<String> words = line.matchedPositionalValue(0, List.<String>of());
    if (words.isEmpty()) {
      throw new UsageException("name an image: dockwalk run NAME; `dockwalk images` lists them");
    }
    String folder = line.matchedOptionValue("--workdir", "/");
    if (!folder.startsWith("/")) {
      throw new UsageException(
          "the working directory %s must be an absolute path, such as /%s"
              .formatted(folder, folder));
    }
    checkName(words.getFirst());
    try (Store store = Store.open(console.home())) {
      Image image = image(store, words.getFirst());
      Container container =
          new Container(new StoreFolders(store, new FileContents(store, new HostFiles())));
      console.out().flush();
      return container.run(
          image.layers(),
          process(image.config(), words.subList(1, words.size()), line, console),
          line.matchedOptionValue("--hostname", number()),
          line.matchedOptionValue("--tty", false),
          console.err());
    }
  }

  /** As Docker names a host: the first digits of the container's number. */
  private static String number() {
    return "%012x".formatted(ThreadLocalRandom.current().nextLong(1L << 48));
  }

  /** A name wins over an image ID that looks like it, as with Docker. */
  private static Image image(Store store, String name) throws IOException, InterruptedException {
    if (store.tags().find(ImageReference.parse(name)).isEmpty()) {
      Optional<Tags.Target> target = store.images().withId(name);
      if (target.isPresent()) {
        return store.images().read(target.get());
      }
    }
    return new StoredImages(store).resolve(name, Platform.host()).image();
  }

  private static void checkName(String name) {
    try {
      ImageReference.parse(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Action.Execute process(
      ImageConfig config, List<String> args, ParseResult line, Console console) {
    SequencedMap<String, String> env = new LinkedHashMap<>(config.env());
    env.putIfAbsent("PATH", ImageConfig.DEFAULT_PATH);
    for (String variable : line.<List<String>>matchedOptionValue("--env", List.of())) {
      int equals = variable.indexOf('=');
      String name = equals < 0 ? variable : variable.substring(0, equals);
      if (name.isEmpty()) {
        throw new UsageException("invalid environment variable: " + variable);
      }
      String value = equals < 0 ? console.env().get(name) : variable.substring(equals + 1);
      if (value != null) {
        env.put(name, value);
      }
    }
    return new Action.Execute(
        argv(config, args, line.matchedOptionValue("--entrypoint", null)),
        env,
        line.matchedOptionValue("--workdir", config.effectiveWorkingDir()),
        line.matchedOptionValue("--user", config.user()),
        true);
  }

  /** Docker's rule: the entry point, and after it the arguments or else {@code CMD}. */
  private static List<String> argv(
      ImageConfig config, List<String> args, @org.jspecify.annotations.Nullable String entry) {
    List<String> argv = new ArrayList<>();
    if (entry != null) {
      argv.add(entry);
      argv.addAll(args);
    } else {
      argv.addAll(config.entrypoint().orElse(List.of()));
      argv.addAll(args.isEmpty() ? config.cmd().orElse(List.of()) : args);
    }
    if (argv.isEmpty()) {
      throw new UsageException(
          "the image says nothing to run: no CMD, no ENTRYPOINT. Name a program after the image.");
    }
    return argv;
  }
}
