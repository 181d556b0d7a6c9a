package dockwalk.app;

import dockwalk.exec.IoFailure;
import dockwalk.syntax.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: finds the command that the first argument names, and runs it. */
public final class Main {
  private static final String DEBUG = "--debug";
  private static final String INTERRUPTED = "dockwalk: interrupted";

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
      console.err().println(INTERRUPTED);
      return ExitCode.INTERRUPTED;
    } catch (IOException e) {
      return failed(e, console, traces);
    } catch (RuntimeException | Error e) {
      console.err().println("dockwalk: internal error: " + e);
      console.err().println("This is a defect of Dockwalk; `dockwalk --debug …` shows where.");
      trace(e, traces);
      return ExitCode.DEFECT;
    }
  }

  private static int failed(IOException e, Console console, boolean traces) {
    try {
      IoFailure.rethrowInterrupt(e);
    } catch (InterruptedException interrupted) {
      console.err().println(INTERRUPTED);
      return ExitCode.INTERRUPTED;
    }
    console.err().println("dockwalk: " + IoFailure.words(e, console.home()));
    trace(e, traces);
    return ExitCode.FAILED;
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
      throw new UsageException(wrong(e, spec) + "\nSee `dockwalk " + command.name() + " --help`.");
    }
    if (line.isUsageHelpRequested()) {
      console.out().print(parser.getUsageMessage(Ansi.OFF));
      return ExitCode.DONE;
    }
    if (command.onlyReads(line)) {
      Interruption.nothingToEnd();
    }
    return command.run(line, console);
  }

  /** What picocli complains of, in our words where its own are for programmers. */
  private static String wrong(ParameterException e, CommandSpec spec) {
    if (e instanceof MissingParameterException missing
        && missing.getMissing().getFirst() instanceof OptionSpec option) {
      return option.longestName() + " needs a value: " + option.paramLabel();
    }
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return String.valueOf(e.getMessage());
    }
    String word = unmatched.getUnmatched().getFirst();
    if (!unmatched.isUnknownOption()) {
      return "\"" + word + "\" is one argument too many";
    }
    List<String> names =
        spec.options().stream().flatMap(option -> Stream.of(option.names())).toList();
    return "unknown option "
        + word
        + Spelling.nearestName(word.replaceFirst("=.*", ""), names)
            .map(near -> " (did you mean " + near + "?)")
            .orElse("");
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

  private static void trace(Throwable e, boolean wanted) {
    if (wanted) {
      e.printStackTrace();
    }
  }
}
