package dockwalk.app;

import dockwalk.exec.State;
import dockwalk.export.OutputSpec;
import dockwalk.image.ImageReference;
import dockwalk.render.Sizes;
import dockwalk.repl.command.Exporting;
import dockwalk.repl.command.MisuseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The debugger's {@code export}: any state of the walk as an image. */
final class SessionExport implements Exporting {
  private final LocalHost local;
  private final Console console;

  SessionExport(LocalHost local, Console console) {
    this.local = local;
    this.console = console;
  }

  @Override
  public String export(State state, List<String> arguments)
      throws MisuseException, IOException, InterruptedException {
    List<ImageReference> names = new ArrayList<>();
    List<OutputSpec> outputs = new ArrayList<>();
    try {
      read(arguments, names, outputs);
    } catch (IllegalArgumentException e) {
      throw new MisuseException(String.valueOf(e.getMessage()));
    }
    Results results = new Results(local, console, names);
    for (OutputSpec output : outputs) {
      results.check(output);
    }
    Results.Finished finished =
        results.keep(state.current().image(), state.plan(), state.currentStage());
    List<String> told = new ArrayList<>();
    told.add("image " + finished.id() + ", " + Sizes.brief(finished.image().size()));
    names.forEach(name -> told.add("named " + name.familiar()));
    for (OutputSpec output : outputs) {
      results.export(output, finished);
      told.add("written to " + output.dest().map(this::file).orElse("the store"));
    }
    if (names.isEmpty() && outputs.isEmpty()) {
      told.add("It is in the store without a name: -t NAME names it, -o writes it to a file.");
    }
    return String.join("\n", told);
  }

  /** Where it was written, and how much. */
  private String file(String dest) {
    Path path = console.path(dest);
    try {
      return Files.isRegularFile(path) ? dest + ", " + Sizes.brief(Files.size(path)) : dest;
    } catch (IOException e) {
      return dest;
    }
  }

  private static void read(
      List<String> arguments, List<ImageReference> names, List<OutputSpec> outputs)
      throws MisuseException {
    Iterator<String> words = arguments.iterator();
    while (words.hasNext()) {
      String word = words.next();
      if (!words.hasNext()) {
        throw new MisuseException(
            "export [-t NAME] [-o SPEC], for example: export -o type=docker,dest=app.tar");
      }
      String value = words.next();
      switch (word) {
        case "-t", "--tag" -> names.add(ImageReference.parse(value));
        case "-o", "--output" -> outputs.add(OutputSpec.parse(value));
        default ->
            throw new MisuseException("export knows -t and -o, not %s: try export -t NAME", word);
      }
    }
  }
}
