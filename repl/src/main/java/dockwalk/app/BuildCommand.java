package dockwalk.app;

import dockwalk.export.OutputSpec;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code dockwalk build}: builds an image without stopping. */
final class BuildCommand implements Command {
  private static final List<String> PROGRESS = List.of("auto", "plain", "quiet");

  @Override
  public String name() {
    return "build";
  }

  @Override
  public String summary() {
    return "Build an image";
  }

  @Override
  public void describe(CommandSpec spec) {
    BuildFlags.describe(spec);
    ResultFiles.describe(spec);
    spec.addOption(
        BuildFlags.list(
            "Where to write the result: type=oci|docker|tar|local,dest=PATH",
            "SPEC",
            "-o",
            "--output"));
    spec.addOption(BuildFlags.text("How to show progress: auto, plain", "KIND", "--progress"));
    spec.addOption(
        OptionSpec.builder("--explain")
            .description("Say under each step why it was, or was not, cached")
            .build());
    spec.addOption(
        OptionSpec.builder("-q", "--quiet").description("Print nothing but the image ID").build());
    Call.describe(spec);
  }

  @Override
  public boolean onlyReads(ParseResult line) {
    return Call.of(line).check();
  }

  @Override
  public int run(ParseResult line, Console console) throws IOException, InterruptedException {
    BuildFlags flags = BuildFlags.of(line, console);
    boolean quiet = quiet(line);
    Call call = Call.of(line);
    if (call.check()) {
      return new CheckRun(flags, call, console).run();
    }
    List<OutputSpec> outputs =
        line.<List<String>>matchedOptionValue("--output", List.of()).stream()
            .map(BuildCommand::output)
            .toList();
    return new BuildRun(flags, outputs, quiet, line, console).run();
  }

  private static boolean quiet(ParseResult line) {
    String progress = line.matchedOptionValue("--progress", "auto");
    if (!PROGRESS.contains(progress)) {
      throw new UsageException("--progress %s is unknown: use auto or plain".formatted(progress));
    }
    boolean quiet = line.matchedOptionValue("--quiet", false);
    if (quiet && progress.equals("plain")) {
      throw new UsageException("progress=plain and quiet cannot be used together");
    }
    return quiet || progress.equals("quiet");
  }

  private static OutputSpec output(String text) {
    try {
      return OutputSpec.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
