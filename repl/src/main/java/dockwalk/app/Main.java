package dockwalk.app;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The program: finds the command that the first argument names, and runs it. */
public final class Main {
  private static final String DEBUG = "--debug";

  private Main() {}

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] args) {
    Console console = Console.ofProcess();
    Interruption interruption = Interruption.ofThisThread();
    int code = run(List.of(args), console);
    console.out().flush();
    console.err().flush();
    interruption.end(code);
  }

  /** Runs the program with {@code args} and returns its exit code. */
  static int run(List<String> args, Console console) {
    List<String> rest = new ArrayList<>(args);
    boolean traces = !rest.isEmpty() && rest.getFirst().equals(DEBUG) && rest.remove(0) != null;
    try {
      return dispatch(rest, console);
    } catch (UsageException e) {
      console.err().println("dockwalk: " + e.getMessage());
      return ExitCode.USAGE;
    } catch (InterruptedException e) {
      console.err().println("dockwalk: interrupted");
      return ExitCode.INTERRUPTED;
    } catch (IOException e) {
      console.err().println("dockwalk: " + message(e));
      trace(e, traces);
      return ExitCode.FAILED;
    } catch (RuntimeException | Error e) {
      console.err().println("dockwalk: internal error: " + e);
      console.err().println("This is a defect of Dockwalk; `dockwalk --debug …` shows where.");
      trace(e, traces);
      return ExitCode.DEFECT;
    }
  }

  private static int dispatch(List<String> args, Console console)
      throws IOException, InterruptedException {
    if (args.isEmpty() || Stream.of("help", "-h", "--help").anyMatch(args.getFirst()::equals)) {
      if (args.size() > 1) {
        return dispatch(List.of(args.get(1), "--help"), console);
      }
      console.out().print(Overview.text());
      return args.isEmpty() ? ExitCode.USAGE : ExitCode.DONE;
    }
    if (args.getFirst().equals("--version") || args.getFirst().equals("version")) {
      console.out().println("dockwalk " + version());
      return ExitCode.DONE;
    }
    Command command = Commands.find(args.getFirst()).orElseThrow(() -> unknown(args.getFirst()));
    return parseAndRun(command, args.subList(1, args.size()), console);
  }

  private static int parseAndRun(Command command, List<String> args, Console console)
      throws IOException, InterruptedException {
    CommandSpec spec = CommandSpec.create().name("dockwalk " + command.name());
    spec.usageMessage().description(command.summary()).width(80).autoWidth(false);
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
    command.describe(spec);
    CommandLine parser = new CommandLine(spec);
    ParseResult line;
    try {
      line = parser.parseArgs(args.toArray(String[]::new));
    } catch (ParameterException e) {
      throw new UsageException(e.getMessage() + "\nSee `dockwalk " + command.name() + " --help`.");
    }
    if (line.isUsageHelpRequested()) {
      console.out().print(parser.getUsageMessage(Ansi.OFF));
      return ExitCode.DONE;
    }
    return command.run(line, console);
  }

  private static UsageException unknown(String name) {
    Optional<String> near = Commands.nearest(name);
    return new UsageException(
        "\""
            + name
            + "\" is not a command."
            + near.map(n -> " Did you mean `dockwalk " + n + "`?").orElse("")
            + "\nSee `dockwalk --help`.");
  }

  static String version() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion()).orElse("dev");
  }

  /** What a failure says to a person. */
  static String message(IOException e) {
    String text = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    return switch (e) {
      case java.nio.file.NoSuchFileException f -> f.getFile() + ": no such file or directory";
      case java.nio.file.AccessDeniedException f -> f.getFile() + ": permission denied";
      case FileSystemException f when f.getReason() != null -> f.getFile() + ": " + f.getReason();
      default -> text;
    };
  }

  private static void trace(Throwable e, boolean wanted) {
    if (wanted) {
      e.printStackTrace();
    }
  }
}
