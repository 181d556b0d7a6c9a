package dockwalk.exec;

import dockwalk.image.ImageConfig;
import dockwalk.plan.BuildOptions;
import dockwalk.plan.RunOptions;
import dockwalk.plan.Step;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.Instruction.Heredoc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code RUN}: what is executed, with what environment. */
final class RunExpansion {
  /** Usable without {@code ARG}, in large letters and small, and part of no key and no history. */
  private static final Set<String> PROXIES =
      Set.of("HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY");

  private RunExpansion() {}

  record Command(Action.Execute action, String createdBy) {}

  /** Whether {@code name} is given to programs without being declared. */
  static boolean isProxy(String name) {
    return PROXIES.contains(name.toUpperCase(Locale.ROOT));
  }

  static Command of(State state, Step step, Instruction.Run run, Scope scope) throws StepFault {
    StageState stage = state.stages().get(step.stage());
    BuildOptions options = state.plan().options();
    refuse(run, options.run());
    SequencedMap<String, String> scripts = new LinkedHashMap<>();
    List<String> argv = argv(run, stage, scripts);
    if (argv.isEmpty()) {
      throw StepFault.at(
          step.span(), "arguments are required", "name a program: RUN [\"program\"]");
    }
    ImageConfig config = stage.image().config();
    Action.Execute action =
        new Action.Execute(
            argv,
            environment(stage, options.buildArgs()),
            config.effectiveWorkingDir(),
            config.user(),
            network(run, options.run()) != RunOptions.Network.NONE,
            scripts,
            MountExpansion.of(state, step, run, scope),
            settings(run, options));
    return new Command(action, createdBy(argv, stage));
  }

  private static RunSettings settings(Instruction.Run run, BuildOptions options) throws StepFault {
    boolean insecure = run.security() == Instruction.Run.Security.INSECURE;
    RunSettings settings = RunSettings.of(options, insecure);
    if (!settings.nameable()) {
      throw StepFault.at(
          run.span(),
          "invalid BUILDKIT_SANDBOX_HOSTNAME: " + settings.hostName(),
          "a host name has up to 64 letters, digits, dots, hyphens and underscores");
    }
    return settings;
  }

  /** Refuses what the caller did not allow, and what cannot be done. */
  private static void refuse(Instruction.Run run, RunOptions options) throws StepFault {
    if (!run.devices().isEmpty()) {
      throw StepFault.at(
          run.span(),
          "device feature is only supported in Dockerfile frontend 1.14.0-labs or later",
          "leave --device out: RUN sees none of this machine's devices");
    }
    if (run.security() == Instruction.Run.Security.INSECURE) {
      require(run, options, RunOptions.SECURITY_INSECURE);
    }
    if (network(run, options) == RunOptions.Network.HOST) {
      require(run, options, RunOptions.NETWORK_HOST);
    }
  }

  private static void require(Instruction.Run run, RunOptions options, String right)
      throws StepFault {
    if (!options.allowed().contains(right)) {
      throw StepFault.at(
          run.span(),
          "entitlement %s is not allowed".formatted(right),
          "if you trust this Dockerfile, build it with --allow " + right);
    }
  }

  private static RunOptions.Network network(Instruction.Run run, RunOptions options) {
    return switch (run.network()) {
      case DEFAULT -> options.network();
      case NONE -> RunOptions.Network.NONE;
      case HOST -> RunOptions.Network.HOST;
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
    boolean alone = run.program().isPresent();
    if (alone && first.content().startsWith("#!")) {
      String path = "/dev/pipes/" + first.delimiter();
      scripts.put(path, first.content());
      return List.of(path);
    }
    List<String> argv = new ArrayList<>(stage.image().config().effectiveShell());
    argv.add(alone ? first.content() : withBodies(line, run.heredocs()));
    return argv;
  }

  /** The shell reads them itself, and strips the tabs of {@code <<-}. */
  private static String withBodies(String line, List<Heredoc> heredocs) {
    StringBuilder script = new StringBuilder(line);
    for (Heredoc heredoc : heredocs) {
      script.append('\n').append(heredoc.body()).append(heredoc.delimiter());
    }
    return script.toString();
  }

  static SequencedMap<String, String> environment(StageState stage, Map<String, String> buildArgs) {
    SequencedMap<String, String> env = new LinkedHashMap<>(stage.image().config().env());
    env.putIfAbsent("PATH", ImageConfig.DEFAULT_PATH);
    stage.args().forEach((name, value) -> value.ifPresent(v -> env.put(name, v)));
    proxies(buildArgs)
        .forEach(
            (name, value) -> {
              env.putIfAbsent(name, value);
              env.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
            });
    return env;
  }

  /** By their names in large letters: some programs read one spelling, some the other. */
  private static SortedMap<String, String> proxies(Map<String, String> buildArgs) {
    SortedMap<String, String> proxies = new TreeMap<>();
    for (Map.Entry<String, String> arg : new TreeMap<>(buildArgs).entrySet()) {
      if (isProxy(arg.getKey())) {
        proxies.put(arg.getKey().toUpperCase(Locale.ROOT), arg.getValue());
      }
    }
    proxies.values().removeIf(String::isEmpty);
    return proxies;
  }

  private static String createdBy(List<String> argv, StageState stage) {
    List<String> args = new ArrayList<>();
    Map<String, String> env = stage.image().config().env();
    for (Map.Entry<String, Optional<String>> arg : stage.args().entrySet()) {
      String name = arg.getKey();
      args.add(name + "=" + arg.getValue().orElseGet(() -> env.getOrDefault(name, "")));
    }
    String declared = args.isEmpty() ? "" : "|" + args.size() + " " + String.join(" ", args) + " ";
    return "RUN " + declared + String.join(" ", argv) + " # buildkit";
  }
}
