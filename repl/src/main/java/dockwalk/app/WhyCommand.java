package dockwalk.app;

import dockwalk.render.Style;
import dockwalk.render.WhyText;
import dockwalk.store.Store;
import dockwalk.why.AccountJson;
import dockwalk.why.BuildAccount;
import dockwalk.why.StepAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code dockwalk why}: explains the last build of a Dockerfile, or one step of it. */
final class WhyCommand implements Command {
  @Override
  public String name() {
    return "why";
  }

  @Override
  public String summary() {
    return "Explain why the steps of the last build were, or were not, cached";
  }

  @Override
  public void describe(CommandSpec spec) {
    BuildFlags.options(spec);
    Accounts.describe(spec);
    spec.addPositional(
        PositionalParamSpec.builder()
            .type(String.class)
            .index("0")
            .arity("0..1")
            .paramLabel("[STEP]")
            .description("Number of the step to explain; without it all are listed")
            .build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .type(String.class)
            .index("1")
            .arity("0..1")
            .paramLabel("CONTEXT")
            .description("The folder that was built")
            .build());
  }

  @Override
  public int run(ParseResult line, Console console) throws IOException {
    boolean json = Accounts.json(line);
    String first = line.matchedPositionalValue(0, null);
    String second = line.matchedPositionalValue(1, null);
    if (second == null && first != null && isStep(first) && !Files.exists(console.path(first))) {
      throw new UsageException(
          "%s is taken for the context: write dockwalk why %s . for a step of the folder you are in"
              .formatted(first, first));
    }
    BuildFlags flags = BuildFlags.of(line, context(first, second), console);
    Optional<BuildAccount> account = Accounts.last(Store.reading(console.home()), flags);
    if (account.isEmpty()) {
      console
          .err()
          .println("dockwalk: " + flags.shownName() + " was not built in this context yet");
      console
          .err()
          .println("`dockwalk build` builds it; `dockwalk plan` tells what that would do.");
      return ExitCode.FAILED;
    }
    if (second == null) {
      console.out().print(json ? AccountJson.write(account.get()) : WhyText.table(account.get()));
      return ExitCode.DONE;
    }
    StepAccount step = step(account.get(), first);
    Style style = console.colours() ? Style.ANSI : Style.PLAIN;
    console
        .out()
        .print(
            json
                ? AccountJson.write(account.get(), step)
                : WhyText.step(step, account.get().numbered(), style));
    return ExitCode.DONE;
  }

  private static @Nullable Path context(@Nullable String first, @Nullable String second) {
    String folder = second == null ? first : second;
    return folder == null ? null : Path.of(folder);
  }

  private static boolean isStep(String word) {
    return word.matches("\\d{1,6}");
  }

  private static StepAccount step(BuildAccount account, String word) {
    int most = account.numbered();
    if (!isStep(word)) {
      throw new UsageException(
          "%s is no number of a step: dockwalk why [STEP] CONTEXT".formatted(word));
    }
    return account
        .step(Integer.parseInt(word))
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no step %s: the last build had %d steps".formatted(word, most)));
  }
}
