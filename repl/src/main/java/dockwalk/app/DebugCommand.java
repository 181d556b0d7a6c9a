package dockwalk.app;

import dockwalk.plan.BuildPlan;
import dockwalk.repl.command.Narration;
import java.io.IOException;
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
    boolean done =
        Session.run(flags, plan.get(), console, locale, slides, style -> Narration.silent());
    return done ? ExitCode.DONE : ExitCode.FAILED;
  }
}
