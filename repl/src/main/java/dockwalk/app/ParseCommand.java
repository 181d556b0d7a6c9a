package dockwalk.app;

import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.JsonPrinter;
import dockwalk.syntax.SexprPrinter;
import dockwalk.syntax.TreePrinter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code dockwalk parse}: shows the syntax tree of a Dockerfile. */
final class ParseCommand implements Command {
  private static final List<String> FORMATS = List.of("tree", "json", "sexpr");

  @Override
  public String name() {
    return "parse";
  }

  @Override
  public String summary() {
    return "Show the syntax tree of a Dockerfile";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("--format")
            .type(String.class)
            .paramLabel("FORMAT")
            .defaultValue("tree")
            .description("tree, json or sexpr (default: tree)")
            .build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .type(String.class)
            .paramLabel("FILE")
            .arity("0..1")
            .description("The Dockerfile, or - for standard input (default: Dockerfile)")
            .build());
  }

  @Override
  public boolean onlyReads(ParseResult line) {
    return true;
  }

  @Override
  public int run(ParseResult line, Console console) throws IOException {
    String format = line.matchedOptionValue("--format", "tree");
    if (!FORMATS.contains(format)) {
      throw new UsageException("--format " + format + " is unknown: use tree, json or sexpr");
    }
    Dockerfile file = Sources.read(line.matchedPositionalValue(0, "Dockerfile"), console);
    boolean failed = Sources.report(file, console);
    Writer text = new BufferedWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8));
    switch (format) {
      case "tree" -> TreePrinter.print(file, text);
      case "json" -> JsonPrinter.print(file, text);
      default -> SexprPrinter.print(file, text);
    }
    text.flush();
    return failed ? ExitCode.FAILED : ExitCode.DONE;
  }
}
