package dockwalk.app;

import dockwalk.exec.BatchBuild;
import dockwalk.exec.Event;
import dockwalk.exec.Rehearsal;
import dockwalk.exec.StepResult;
import dockwalk.exec.Stepper;
import dockwalk.export.OutputSpec;
import dockwalk.image.Descriptor;
import dockwalk.image.ImageReference;
import dockwalk.plan.BuildPlan;
import dockwalk.registry.StoredImages;
import dockwalk.render.PlainProgress;
import dockwalk.syntax.Diagnostic;
import dockwalk.why.BuildAccount;
import dockwalk.why.Explainer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.ParseResult;

/** One build, from the command line to what becomes of it. */
final class BuildRun {
  private static final String REFUSED = "ERROR: failed to build: failed to solve: ";

  private final BuildFlags flags;
  private final List<OutputSpec> outputs;
  private final boolean quiet;
  private final Console console;
  private final List<ImageReference> names;
  private final ResultFiles files;
  private final Optional<ReceiptDraft> receipt;
  private final PlainProgress progress;

  /** Looks at what will be read before anything is: the receipt counts from here. */
  BuildRun(
      BuildFlags flags, List<OutputSpec> outputs, boolean quiet, ParseResult line, Console console)
      throws IOException {
    this.flags = flags;
    this.outputs = outputs;
    this.quiet = quiet;
    this.console = console;
    this.names = names(flags, outputs);
    this.files = ResultFiles.of(line, outputs, console);
    this.receipt = ReceiptDraft.of(line, flags, quiet, console);
    this.progress =
        new PlainProgress(quiet ? text -> {} : console.err()::println, InstantSource.system());
    progress.explaining(line.matchedOptionValue("--explain", false));
  }

  /** Names come from {@code -t}, and from {@code -o type=image,name=…}. */
  private static List<ImageReference> names(BuildFlags flags, List<OutputSpec> outputs) {
    List<ImageReference> names = new ArrayList<>(flags.tags());
    outputs.forEach(output -> names.addAll(output.names()));
    return names;
  }

  /** The exit code. */
  int run() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Optional<BuildPlan> made = Plans.make(flags, console);
    if (made.isEmpty()) {
      return ExitCode.FAILED;
    }
    BuildPlan plan = made.get();
    try (LocalHost local = LocalHost.open(flags, console)) {
      Results results = new Results(local, console, names);
      for (OutputSpec output : outputs) {
        results.check(output);
      }
      Warnings warnings = Warnings.of(flags, plan, local);
      loaded(plan, warnings, Results.since(start));
      if (warnings.violation().isPresent()) {
        ending(warnings, plan);
        console.err().println(REFUSED + warnings.violation().get());
        return ExitCode.FAILED;
      }
      List<Diagnostic> wrong = rehearsed(plan, local);
      if (!wrong.isEmpty()) {
        ending(warnings, plan);
        console.err().println();
        Sources.report(plan.file(), wrong, console);
        return ExitCode.FAILED;
      }
      StepResult last = walk(plan, local);
      if (last.failure().isPresent()) {
        ending(warnings, last.after().plan());
        console.err().println();
        progress.failure(plan.file().source()).ifPresent(console.err()::print);
        return ExitCode.FAILED;
      }
      deliver(last, local, results, warnings);
      return ExitCode.DONE;
    }
  }

  /** What is wrong with the instructions, found before any of them is executed. */
  private static List<Diagnostic> rehearsed(BuildPlan plan, LocalHost local)
      throws InterruptedException {
    return Rehearsal.faults(plan, new StoredImages(local.store())::ready);
  }

  private void loaded(BuildPlan plan, Warnings warnings, Duration took) {
    long length = Plans.length(plan);
    List<String> brief = warnings.brief();
    progress.loadedDefinition(flags.shownName(), length, brief, took);
    receipt.ifPresent(draft -> draft.loadedDefinition(flags.shownName(), length, brief));
  }

  /** Tells the warnings once more, at the end; what was told. */
  private String ending(Warnings warnings, BuildPlan grown) throws IOException {
    String text = quiet ? "" : warnings.atEnd(grown, console);
    console.err().print(text);
    return text;
  }

  /** Takes all steps, and keeps the account of them. */
  private StepResult walk(BuildPlan plan, LocalHost local)
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

  /** Keeps the image, writes it where it was asked for, and says what came out. */
  private void deliver(StepResult last, LocalHost local, Results results, Warnings warnings)
      throws IOException, InterruptedException {
    Results.Finished finished = results.keep(last.after(), this::job);
    Optional<Descriptor> written = Optional.empty();
    for (OutputSpec output : outputs) {
      Optional<Descriptor> before = written;
      written = results.export(output, finished, this::job).or(() -> before);
    }
    String ending = ending(warnings, last.after().plan());
    files.write(finished, written, names);
    String answer = quiet ? finished.id() + "\n" : "";
    boolean taken = outputs.stream().anyMatch(OutputSpec::toStdout);
    (taken ? console.err() : console.out()).print(answer);
    if (receipt.isPresent()) {
      receipt.get().keep(local, finished, names, answer, ending);
    }
  }

  private void job(String name, List<String> statuses, Duration took) {
    progress.job(name, statuses, took);
    receipt.ifPresent(draft -> draft.job(name, statuses));
  }
}
