package dockwalk.app;

import dockwalk.image.ImageReference;
import dockwalk.image.Platform;
import dockwalk.plan.BuildOptions;
import dockwalk.sandbox.Forwarding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options that {@code build} and {@code debug} share, under Docker's names.
 *
 * @param context the folder, absolute
 * @param dockerfile absolute path
 * @param contexts further files and images, by name
 * @param shownName the Dockerfile as messages name it
 * @param lent secrets and agents for the programs of the build
 */
record BuildFlags(
    Path context,
    Path dockerfile,
    String shownName,
    BuildOptions options,
    List<ImageReference> tags,
    ContextFlags contexts,
    Forwarding lent) {

  /** As buildx does, taken from the environment if no argument says it. */
  private static final String EPOCH = "SOURCE_DATE_EPOCH";

  private static final String INPUT = "-";

  /** No file stands beside it, so only the context's own ignore file counts. */
  private static final Path STANDARD_INPUT = Path.of("/dev/stdin");

  static void describe(CommandSpec spec) {
    options(spec);
    spec.addPositional(
        PositionalParamSpec.builder()
            .type(Path.class)
            .paramLabel("CONTEXT")
            .arity("0..1")
            .description("The folder whose files the build may copy")
            .build());
  }

  /** The options without the context. */
  static void options(CommandSpec spec) {
    spec.addOption(
        text(
            "The Dockerfile (default: CONTEXT/Dockerfile), or - for standard input",
            "FILE",
            "-f",
            "--file"));
    spec.addOption(list("Name of the result, may be repeated", "NAME[:TAG]", "-t", "--tag"));
    spec.addOption(
        list("Value of an ARG; without =V that of the environment", "K[=V]", "--build-arg"));
    spec.addOption(list("Label for the result", "K=V", "--label"));
    spec.addOption(
        list(
            "Further files for FROM and --from: a folder, a tar, docker-image://NAME,"
                + " oci-layout://PATH",
            "NAME=VALUE",
            "--build-context"));
    spec.addOption(text("Stop at the stage of this name", "STAGE", "--target"));
    spec.addOption(text("Platform, such as linux/amd64", "OS/ARCH", "--platform"));
    spec.addOption(OptionSpec.builder("--no-cache").description("Execute every step anew").build());
    spec.addOption(list("Execute the steps of these stages anew", "STAGE", "--no-cache-filter"));
    spec.addOption(
        OptionSpec.builder("--pull").description("Look every base up anew (always done)").build());
    RunFlags.describe(spec);
    LendingFlags.describe(spec);
  }

  static OptionSpec text(String description, String label, String... names) {
    return OptionSpec.builder(names)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  static OptionSpec list(String description, String label, String... names) {
    return OptionSpec.builder(names)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** Reads what was typed. */
  static BuildFlags of(ParseResult line, Console console) {
    return of(line, line.matchedPositionalValue(0, null), console);
  }

  /** Reads what was typed; {@code folder} is the context, null if it is missing. */
  static BuildFlags of(ParseResult line, @Nullable Path folder, Console console) {
    if (folder == null || folder.toString().isEmpty()) {
      throw new UsageException(
          "please specify build context (e.g. \".\" for the current directory)");
    }
    if (folder.toString().equals("-")) {
      throw new UsageException(
          "a context from standard input is not read: unpack it, and name the folder");
    }
    String file = line.matchedOptionValue("--file", "");
    Path context = console.path(folder.toString());
    boolean input = file.equals(INPUT);
    Path named = file.isEmpty() ? Contexts.dockerfile(context) : console.path(file);
    Path dockerfile = input ? STANDARD_INPUT : named;
    String shown = input ? "Dockerfile" : "" + named.getFileName();
    if (!file.isEmpty()
        && !input
        && !Files.exists(dockerfile)
        && Files.exists(context.resolve(file))) {
      throw new UsageException(
          file
              + ": no such file. -f is relative to the current directory: did you mean "
              + folder.resolve(file)
              + "?");
    }
    List<ImageReference> tags =
        line.<List<String>>matchedOptionValue("--tag", List.of()).stream()
            .map(BuildFlags::tag)
            .toList();
    ContextFlags contexts =
        ContextFlags.of(
            line.<List<String>>matchedOptionValue("--build-context", List.of()), console);
    BuildOptions options = options(line, console).withContexts(contexts.plan());
    return new BuildFlags(
        context, dockerfile, shown, options, tags, contexts, LendingFlags.of(line, console));
  }

  /** Whether the Dockerfile is read from standard input: that can be done once. */
  boolean fromInput() {
    return dockerfile.equals(STANDARD_INPUT);
  }

  private static BuildOptions options(ParseResult line, Console console) {
    SequencedMap<String, String> args = new LinkedHashMap<>();
    for (String arg : line.<List<String>>matchedOptionValue("--build-arg", List.of())) {
      int equals = arg.indexOf('=');
      String name = equals < 0 ? arg : arg.substring(0, equals);
      if (name.isEmpty()) {
        throw new UsageException("invalid key-value pair \"" + arg + "\": empty key");
      }
      String value = equals < 0 ? console.env().get(name) : arg.substring(equals + 1);
      if (value != null) {
        args.put(name, value);
      }
    }
    String epoch = console.env().getOrDefault(EPOCH, "");
    if (!epoch.isEmpty()) {
      args.putIfAbsent(EPOCH, epoch);
    }
    SequencedMap<String, String> labels = new LinkedHashMap<>();
    for (String label : line.<List<String>>matchedOptionValue("--label", List.of())) {
      int equals = label.indexOf('=');
      String name = equals < 0 ? label : label.substring(0, equals);
      if (name.isEmpty()) {
        throw new UsageException("invalid label \"" + label + "\": empty name");
      }
      labels.put(name, equals < 0 ? "" : label.substring(equals + 1));
    }
    Platform platform;
    try {
      String wanted = line.matchedOptionValue("--platform", null);
      platform = wanted == null ? Platform.host() : Platform.parse(wanted);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    return new BuildOptions(
            args,
            Optional.of(line.matchedOptionValue("--target", "")).filter(name -> !name.isEmpty()),
            platform,
            labels,
            line.matchedOptionValue("--no-cache", false))
        .withNoCacheFilter(noCacheFilter(line))
        .withRun(RunFlags.of(line));
  }

  private static List<String> noCacheFilter(ParseResult line) {
    List<String> stages =
        line.<List<String>>matchedOptionValue("--no-cache-filter", List.of()).stream()
            .flatMap(list -> Stream.of(list.split(",", -1)))
            .toList();
    if (!stages.isEmpty() && line.matchedOptionValue("--no-cache", false)) {
      throw new UsageException(
          "--no-cache and --no-cache-filter cannot currently be used together");
    }
    return stages;
  }

  private static ImageReference tag(String name) {
    try {
      return ImageReference.parse(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException("invalid tag \"" + name + "\": " + e.getMessage());
    }
  }
}
