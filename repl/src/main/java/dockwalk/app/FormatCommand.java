package dockwalk.app;

import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.Formatter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code dockwalk format}: lays Dockerfiles out in the canonical way. */
final class FormatCommand implements Command {
  @Override
  public String name() {
    return "format";
  }

  @Override
  public String summary() {
    return "Lay out a Dockerfile, without changing what it means";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("--check")
            .description("Only say whether it is laid out: the exit code is 1 if not")
            .build());
    spec.addOption(
        OptionSpec.builder("--write").description("Write the result back to the file").build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .type(String[].class)
            .auxiliaryTypes(String.class)
            .paramLabel("FILE")
            .arity("0..*")
            .description("Dockerfiles, or - for standard input (default: Dockerfile)")
            .build());
  }

  @Override
  public boolean onlyReads(ParseResult line) {
    return !line.matchedOptionValue("--write", false);
  }

  @Override
  public int run(ParseResult line, Console console) throws IOException {
    boolean check = line.matchedOptionValue("--check", false);
    boolean write = line.matchedOptionValue("--write", false);
    List<String> names = List.of(line.matchedPositionalValue(0, new String[] {"Dockerfile"}));
    if (check && write) {
      throw new UsageException("--check and --write do not go together: leave one of them out");
    }
    if (write && names.contains("-")) {
      throw new UsageException("--write needs a file: leave it out to get the result printed");
    }
    if (names.size() > 1 && !check && !write) {
      throw new UsageException("several files need --check or --write");
    }
    int code = ExitCode.DONE;
    for (String name : names) {
      Dockerfile file = Sources.read(name, console);
      if (!formatted(file, name, check, write, console)) {
        code = ExitCode.FAILED;
      }
    }
    return code;
  }

  /** Whether all is well: the file could be formatted, or was found to be so. */
  private static boolean formatted(
      Dockerfile file, String name, boolean check, boolean write, Console console)
      throws IOException {
    if (!file.valid()) {
      Sources.report(file, console);
      console.err().println(name + " has errors, and is left as it is.");
      return false;
    }
    String before = file.source().text();
    if (before.indexOf('\uFFFD') >= 0) {
      throw new IOException(
          name + " has bytes that are no UTF-8, and is left as it is: save it as UTF-8 first");
    }
    String after = Formatter.format(file);
    if (check) {
      if (!before.equals(after)) {
        console.out().println(difference(file.source().name(), before, after));
      }
      return before.equals(after);
    }
    if (!write) {
      console.out().print(after);
    } else if (!before.equals(after)) {
      replace(console.path(name), after);
      console.out().println(name + " written");
    }
    return true;
  }

  /** Where two texts part, with the two lines. */
  private static String difference(String name, String before, String after) {
    List<String> was = before.lines().toList();
    List<String> now = after.lines().toList();
    int line = 0;
    while (line < was.size() && line < now.size() && was.get(line).equals(now.get(line))) {
      line++;
    }
    return "%s:%d: not laid out in the canonical way; dockwalk format --write does it%n  - %s%n  + %s"
        .formatted(
            name,
            line + 1,
            line < was.size() ? was.get(line) : "(the end)",
            line < now.size() ? now.get(line) : "(the end)");
  }

  /** Writes beside the file and renames: whatever happens, one of the two is there whole. */
  private static void replace(Path path, String text) throws IOException {
    Path real = path.toRealPath();
    Path beside =
        Files.createTempFile(
            real.resolveSibling(""),
            ".dockwalk-",
            "",
            PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(real)));
    try {
      Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(real));
      Files.write(beside, text.getBytes(StandardCharsets.UTF_8));
      Files.move(beside, real, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
