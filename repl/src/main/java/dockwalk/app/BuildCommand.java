package dockwalk.app;

import dockwalk.exec.BatchBuild;
import dockwalk.exec.Event;
import dockwalk.exec.StepResult;
import dockwalk.exec.Stepper;
import dockwalk.export.OutputSpec;
import dockwalk.image.Descriptor;
import dockwalk.image.ImageReference;
import dockwalk.plan.BuildPlan;
import dockwalk.render.PlainProgress;
import dockwalk.why.BuildAccount;
import dockwalk.why.Explainer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code dockwalk build}: builds an image without stopping. */
final class BuildCommand implements Command {
  private static final List<String> PROGRESS = List.of("auto", "plain", "quiet");

  private static final String REFUSED = "ERROR: failed to build: failed to solve: ";

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
    ResultFiles files = ResultFiles.of(line, outputs, console);
    Optional<ReceiptDraft> receipt = ReceiptDraft.of(line, flags, quiet, console);
    long start = System.nanoTime();
    Optional<BuildPlan> plan = Plans.make(flags, console);
    if (plan.isEmpty()) {
      return ExitCode.FAILED;
    }
    try (LocalHost local = LocalHost.open(flags, console)) {
      Results results = new Results(local, console, names(flags, outputs));
      for (OutputSpec output : outputs) {
        results.check(output);
      }
      PlainProgress progress =
          new PlainProgress(quiet ? text -> {} : console.err()::println, InstantSource.system());
      progress.explaining(line.matchedOptionValue("--explain", false));
      Results.Jobs jobs =
          (name, statuses, took) -> {
            progress.job(name, statuses, took);
            receipt.ifPresent(draft -> draft.job(name, statuses));
          };
      long length = Plans.length(plan.get());
      Warnings warnings = Warnings.of(flags, plan.get(), local);
      List<String> brief = warnings.brief();
      progress.loadedDefinition(flags.shownName(), length, brief, Results.since(start));
      if (warnings.violation().isPresent()) {
        console.err().print(quiet ? "" : warnings.atEnd(console));
        console.err().println(REFUSED + warnings.violation().get());
        return ExitCode.FAILED;
      }
      receipt.ifPresent(draft -> draft.loadedDefinition(flags.shownName(), length, brief));
      StepResult last = walk(plan.get(), local, flags, progress, receipt);
      if (last.failure().isPresent()) {
        console.err().print(quiet ? "" : warnings.atEnd(console));
        console.err().println();
        progress.failure(plan.get().file().source()).ifPresent(console.err()::print);
        return ExitCode.FAILED;
      }
      Results.Finished finished = results.keep(last.after(), jobs);
      Optional<Descriptor> written = Optional.empty();
      for (OutputSpec output : outputs) {
        written = results.export(output, finished, jobs).or(lastOf(written));
      }
      String ending = quiet ? "" : warnings.atEnd(console);
      console.err().print(ending);
      files.write(finished, written, names(flags, outputs));
      String answer = quiet ? finished.id() + "\n" : "";
      boolean taken = outputs.stream().anyMatch(OutputSpec::toStdout);
      (taken ? console.err() : console.out()).print(answer);
      if (receipt.isPresent()) {
        receipt.get().keep(local, finished, names(flags, outputs), answer, ending);
      }
      return ExitCode.DONE;
    }
  }

  private static Supplier<Optional<Descriptor>> lastOf(Optional<Descriptor> written) {
    return () -> written;
  }

  /** Takes all steps, and keeps the account of them. */
  private static StepResult walk(
      BuildPlan plan,
      LocalHost local,
      BuildFlags flags,
      PlainProgress progress,
      Optional<ReceiptDraft> receipt)
      throws IOException, InterruptedException {
    Explainer explainer = new Explainer(plan);
    progress.explainedBy(explainer::of);
    Consumer<Event> observer = explainer.andThen(progress);
    if (receipt.isPresent()) {
      observer = observer.andThen(receipt.get());
    }
    StepResult last = new BatchBuild(new Stepper(local.host(), local::words), observer).run(plan);
    BuildPlan grown = last.after().plan();
    progress.canceled();
    progress.skipped(grown);
    receipt.ifPresent(draft -> draft.skipped(grown));
    BuildAccount account = explainer.account(grown, false);
    progress.summary(account, last.failure().isPresent());
    Accounts.keep(local.store(), flags, account);
    return last;
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

  /** Names come from {@code -t}, and from {@code -o type=image,name=…}. */
  private static List<ImageReference> names(BuildFlags flags, List<OutputSpec> outputs) {
    List<ImageReference> names = new ArrayList<>(flags.tags());
    outputs.forEach(output -> names.addAll(output.names()));
    return names;
  }

  private static OutputSpec output(String text) {
    try {
      return OutputSpec.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
