package dockwalk.app;

import dockwalk.plan.BuildPlan;
import dockwalk.repl.command.Narration;
import dockwalk.repl.command.Script;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code dockwalk debug}: walks a Dockerfile one instruction at a time. */
final class DebugCommand implements Command {
  private static final String TRACE = "--trace";

  /** The options that change how a session is held, and not what it walks. */
  private static final Set<String> WITH_TRACE =
      Set.of(TRACE, "--lang", "--present", "--source", "--record");

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
    spec.addOption(
        BuildFlags.text("Walk a session that `trace` wrote, instead of a build", "FILE", TRACE));
  }

  @Override
  public int run(ParseResult line, Console console) throws IOException, InterruptedException {
    boolean slides = line.hasMatchedOption("--present");
    if (slides && !console.interactive()) {
      throw new UsageException("--present fills a screen: it needs a terminal");
    }
    if (slides && "dumb".equals(console.env().get("TERM"))) {
      throw new UsageException(
          "--present fills a screen, which a terminal cannot whose TERM is dumb: leave it out");
    }
    Locale locale = Locales.of(line, console);
    Session.Manner manner = manner(line, console, slides);
    if (line.hasMatchedOption(TRACE)) {
      refuseBuild(line);
      String file = line.matchedOptionValue(TRACE, "");
      try (TracedBuild build = TracedBuild.open(console.path(file), file)) {
        return Session.run(build, console, locale, manner, style -> Narration.silent());
      }
    }
    BuildFlags flags = BuildFlags.of(line, console);
    if (flags.fromInput()) {
      throw new UsageException(
          "-f - is for build, plan and why: here standard input takes the commands");
    }
    Optional<BuildPlan> plan = Plans.make(flags, console);
    if (plan.isEmpty()) {
      return ExitCode.FAILED;
    }
    try (LiveBuild build = LiveBuild.open(flags, plan.get(), console)) {
      return Session.run(build, console, locale, manner, style -> Narration.silent());
    }
  }

  /** A trace has its own Dockerfile and options. */
  private static void refuseBuild(ParseResult line) {
    Stream<String> options =
        line.matchedOptions().stream()
            .map(OptionSpec::longestName)
            .filter(name -> !WITH_TRACE.contains(name));
    Stream<String> context = line.hasMatchedPositional(0) ? Stream.of("CONTEXT") : Stream.of();
    Stream.concat(context, options)
        .findFirst()
        .ifPresent(
            name -> {
              throw new UsageException(
                  "--trace FILE opens a session that is over: it does not go with " + name);
            });
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
