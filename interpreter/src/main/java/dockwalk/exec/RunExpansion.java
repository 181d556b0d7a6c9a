package dockwalk.exec;

import dockwalk.image.ImageConfig;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.Instruction.Flag;
import dockwalk.syntax.Instruction.Heredoc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** {@code RUN}: what is executed, with what environment. */
final class RunExpansion {
  /** Usable without {@code ARG}, and part of no key and no history. */
  private static final Set<String> PROXIES =
      Set.of(
          "HTTP_PROXY",
          "http_proxy",
          "HTTPS_PROXY",
          "https_proxy",
          "FTP_PROXY",
          "ftp_proxy",
          "NO_PROXY",
          "no_proxy",
          "ALL_PROXY",
          "all_proxy");

  private RunExpansion() {}

  record Command(Action.Execute action, String createdBy) {}

  /** Whether {@code name} is given to programs without being declared. */
  static boolean isProxy(String name) {
    return PROXIES.contains(name);
  }

  static Command of(Instruction.Run run, StageState stage, Map<String, String> buildArgs)
      throws StepFault {
    boolean network = flags(run);
    SequencedMap<String, String> scripts = new LinkedHashMap<>();
    List<String> argv = argv(run, stage, scripts);
    ImageConfig config = stage.image().config();
    Action.Execute action =
        new Action.Execute(
            argv,
            environment(stage, buildArgs),
            config.effectiveWorkingDir(),
            config.user(),
            network,
            scripts);
    return new Command(action, createdBy(argv, stage));
  }

  /** Whether the network may be used; other flags are not there yet. */
  private static boolean flags(Instruction.Run run) throws StepFault {
    for (Flag flag : run.flags()) {
      if (flag.name().equals("mount") || flag.name().equals("device")) {
        throw StepFault.notThereYet(
            flag.span(), "RUN --" + flag.name(), "COPY the files that the command needs before it");
      }
    }
    if (run.security() == Instruction.Run.Security.INSECURE) {
      throw StepFault.at(run.span(), "security.insecure is not allowed");
    }
    return switch (run.network()) {
      case DEFAULT -> true;
      case NONE -> false;
      case HOST ->
          throw StepFault.at(
              run.span(),
              "network.host is not allowed",
              "leave --network out: RUN may use the network");
    };
  }

  /** The rules of D4 of the reference: a here-document alone is the program itself. */
  private static List<String> argv(
      Instruction.Run run, StageState stage, SequencedMap<String, String> scripts) {
    if (run.heredocs().isEmpty() || !(run.command() instanceof Instruction.Command.Shell shell)) {
      return ConfigExpansion.argv(run.command(), stage);
    }
    Heredoc first = run.heredocs().getFirst();
    String line = shell.line().strip();
    boolean alone = run.heredocs().size() == 1 && isOnly(line, first);
    if (alone && first.body().startsWith("#!")) {
      String path = "/dev/pipes/" + first.delimiter();
      scripts.put(path, first.body());
      return List.of(path);
    }
    List<String> argv = new ArrayList<>(stage.image().config().effectiveShell());
    argv.add(alone ? first.body() : withBodies(line, run.heredocs()));
    return argv;
  }

  private static boolean isOnly(String line, Heredoc heredoc) {
    String bare = line.replace("'", "").replace("\"", "").replaceAll("\\s", "");
    String mark = heredoc.fileDescriptor() + "<<" + (heredoc.stripTabs() ? "-" : "");
    return bare.equals(mark + heredoc.delimiter());
  }

  private static String withBodies(String line, List<Heredoc> heredocs) {
    StringBuilder script = new StringBuilder(line);
    for (Heredoc heredoc : heredocs) {
      script.append('\n').append(heredoc.body()).append(heredoc.delimiter());
    }
    return script.toString();
  }

  private static SequencedMap<String, String> environment(
      StageState stage, Map<String, String> buildArgs) {
    SequencedMap<String, String> env = new LinkedHashMap<>(stage.image().config().env());
    env.putIfAbsent("PATH", ImageConfig.DEFAULT_PATH);
    stage.args().forEach((name, value) -> value.ifPresent(v -> env.putIfAbsent(name, v)));
    buildArgs.forEach(
        (name, value) -> {
          if (isProxy(name)) {
            env.putIfAbsent(name, value);
          }
        });
    return env;
  }

  private static String createdBy(List<String> argv, StageState stage) {
    List<String> args = new ArrayList<>();
    Map<String, String> env = stage.image().config().env();
    for (Map.Entry<String, Optional<String>> arg : stage.args().entrySet()) {
      arg.getValue()
          .ifPresent(value -> args.add(arg.getKey() + "=" + env.getOrDefault(arg.getKey(), value)));
    }
    String declared = args.isEmpty() ? "" : "|" + args.size() + " " + String.join(" ", args) + " ";
    return "RUN " + declared + String.join(" ", argv) + " # buildkit";
  }
}
