package dockwalk.app;

import dockwalk.context.FolderContext;
import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import dockwalk.render.ContextText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code dockwalk context}: lists the build context as the build will see it. */
final class ContextCommand implements Command {
  @Override
  public String name() {
    return "context";
  }

  @Override
  public String summary() {
    return "List what a build sees of a folder, and what .dockerignore keeps out";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("--ignored")
            .description("List what is kept out, with the line that decides")
            .build());
    spec.addOption(
        OptionSpec.builder("--by-size").description("List the biggest files first").build());
    spec.addOption(
        BuildFlags.text("The Dockerfile (default: PATH/Dockerfile)", "FILE", "-f", "--file"));
    spec.addPositional(
        PositionalParamSpec.builder()
            .type(Path.class)
            .paramLabel("PATH")
            .arity("0..1")
            .description("The build context (default: the current folder)")
            .build());
  }

  @Override
  public boolean onlyReads(ParseResult line) {
    return true;
  }

  @Override
  public int run(ParseResult line, Console console) throws IOException {
    Path folder = console.path(line.matchedPositionalValue(0, Path.of(".")).toString());
    String file = line.matchedOptionValue("--file", "");
    Path dockerfile = file.isEmpty() ? Contexts.dockerfile(folder) : console.path(file);
    Contexts.check(folder);
    if (!file.isEmpty() && !Files.exists(dockerfile)) {
      throw new IOException(Sources.absent(file));
    }
    Optional<Path> ignore = Contexts.ignoreFile(folder, dockerfile);
    try (FolderContext context = Contexts.open(folder, dockerfile, console.home())) {
      if (line.matchedOptionValue("--ignored", false)) {
        console.out().print(ignored(context, ignore));
        return ExitCode.DONE;
      }
      boolean bySize = line.matchedOptionValue("--by-size", false);
      FileTree tree = context.tree();
      Node.Directory root = tree.root();
      console
          .out()
          .print(
              ContextText.files(
                  root, "", bySize ? ContextText.Order.SIZE : ContextText.Order.NAME));
      int out = context.excluded().size();
      if (out > 0) {
        console
            .out()
            .println(
                "%d %s kept out by %s: --ignored lists %s"
                    .formatted(
                        out,
                        out == 1 ? "path is" : "paths are",
                        name(ignore),
                        out == 1 ? "it" : "them"));
      }
    }
    return ExitCode.DONE;
  }

  private static String ignored(FolderContext context, Optional<Path> ignore) throws IOException {
    List<ContextText.KeptOut> all =
        context.excluded().stream()
            .map(each -> new ContextText.KeptOut(each.path(), each.rule()))
            .toList();
    return ContextText.keptOut(all, name(ignore));
  }

  private static String name(Optional<Path> ignore) {
    return ignore.map(path -> String.valueOf(path.getFileName())).orElse(".dockerignore");
  }
}
