package dockwalk.app;

import dockwalk.plan.BuildPlan;
import dockwalk.render.WhyText;
import dockwalk.why.AccountJson;
import dockwalk.why.BuildAccount;
import dockwalk.why.DryRun;
import dockwalk.why.Fate;
import dockwalk.why.StepAccount;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code dockwalk plan}: tells what a build would do; executes nothing and writes nothing. */
final class PlanCommand implements Command {
  @Override
  public String name() {
    return "plan";
  }

  @Override
  public String summary() {
    return "Tell what a build would do, without doing it";
  }

  @Override
  public void describe(CommandSpec spec) {
    BuildFlags.describe(spec);
    Accounts.describe(spec);
  }

  @Override
  public int run(ParseResult line, Console console) throws IOException, InterruptedException {
    boolean json = Accounts.json(line);
    BuildFlags flags = BuildFlags.of(line, console);
    Optional<BuildPlan> plan = Plans.make(flags, console);
    if (plan.isEmpty()) {
      return ExitCode.FAILED;
    }
    try (LocalHost local = LocalHost.reading(flags, console)) {
      BuildAccount account = DryRun.of(plan.get(), local.host(), local::words);
      if (json) {
        console.out().print(AccountJson.write(account));
      } else {
        console.out().print(WhyText.table(account));
        console.out().print(exactness(account));
      }
      boolean failed = account.counts().containsKey(Fate.FAILED);
      return failed ? ExitCode.FAILED : ExitCode.DONE;
    }
  }

  /** From where on the plan is not exact. */
  private static String exactness(BuildAccount account) {
    return account.steps().stream()
        .filter(step -> !step.certain())
        .findFirst()
        .map(StepAccount::number)
        .map(
            "The plan is exact up to step %d; those with a ? may be cached after all.%n"::formatted)
        .orElse("The plan is exact.\n");
  }
}
