package dockwalk.app;

import dockwalk.plan.BuildPlan;
import dockwalk.repl.command.Narration;
import dockwalk.repl.command.Script;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code dockwalk debug}: walks a Dockerfile one instruction at a time. */
final class DebugCommand implements Command {
  @Override
  public String name() {
    return "debug";
  }

  @Override
  public String summary() {
    return "Walk a Dockerfile step by step";
  }

  @Override
  public void describe(CommandSpec spec) {
    BuildFlags.describe(spec);
    spec.addOption(Locales.flag());
    spec.addOption(
        OptionSpec.builder("--present")
            .description("Show one step a screen, for a class: single keys step and go back")
            .build());
    spec.addOption(BuildFlags.list("Begin with the commands of a file", "FILE", "-x", "--source"));
    spec.addOption(BuildFlags.text("Write the commands into a file, for -x", "FILE", "--record"));
  }

  @Override
  public int run(ParseResult line, Console console) throws IOException, InterruptedException {
    BuildFlags flags = BuildFlags.of(line, console);
    if (flags.fromInput()) {
      throw new UsageException(
          "-f - is for build, plan and why: here standard input takes the commands");
    }
    boolean slides = line.hasMatchedOption("--present");
    if (slides && !console.interactive()) {
      throw new UsageException("--present fills a screen: it needs a terminal");
    }
    Optional<BuildPlan> plan = Plans.make(flags, console);
    if (plan.isEmpty()) {
      return ExitCode.FAILED;
    }
    Locale locale = Locales.of(line, console);
    Session.Manner manner = manner(line, console, slides);
    return Session.run(flags, plan.get(), console, locale, manner, style -> Narration.silent());
  }

  private static Session.Manner manner(ParseResult line, Console console, boolean slides) {
    List<String> scripts = line.matchedOptionValue("-x", List.of());
    String record = line.matchedOptionValue("--record", "");
    return new Session.Manner(
        slides,
        scripts.stream().map(name -> new Script(console.path(name), name)).toList(),
        record.isEmpty() ? Optional.empty() : Optional.of(console.path(record)));
  }
}
