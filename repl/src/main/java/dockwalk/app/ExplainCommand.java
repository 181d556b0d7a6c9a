package dockwalk.app;

import dockwalk.explain.Explanations;
import dockwalk.explain.Page;
import dockwalk.render.ExplanationText;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code dockwalk explain}: explains an instruction, or a rule of the build checks. */
final class ExplainCommand implements Command {
  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String summary() {
    return "Explain an instruction, or a rule of the build checks";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(Locales.flag());
    spec.addPositional(
        PositionalParamSpec.builder()
            .type(String.class)
            .paramLabel("NAME")
            .arity("0..1")
            .description("An instruction or a rule; without it, all are listed")
            .build());
  }

  @Override
  public boolean onlyReads(ParseResult line) {
    return true;
  }

  @Override
  public int run(ParseResult line, Console console) {
    Explanations explanations = Explanations.in(Locales.of(line, console));
    ExplanationText text = new ExplanationText(explanations, console.style());
    String name = line.matchedPositionalValue(0, "");
    if (name.isEmpty()) {
      console.out().print(text.list());
      return ExitCode.DONE;
    }
    Page page = explanations.find(name).orElseThrow(() -> unknown(name));
    console.out().print(text.page(page));
    return ExitCode.DONE;
  }

  private static UsageException unknown(String name) {
    Optional<String> near = Explanations.nearest(name);
    return new UsageException(
        "there is no instruction and no rule \"%s\"%s. `dockwalk explain` lists them."
            .formatted(name, near.map(n -> " (did you mean " + n + "?)").orElse("")));
  }
}
