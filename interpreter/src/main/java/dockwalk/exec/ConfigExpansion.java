package dockwalk.exec;

import dockwalk.exec.Action.ConfigEdit;
import dockwalk.image.Healthcheck;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.GlobalArgs;
import dockwalk.plan.Step;
import dockwalk.plan.ValueOrigin;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The instructions that change the config alone. */
final class ConfigExpansion {
  /** More than there are, of all protocols together. */
  private static final int MOST_PORTS = 200_000;

  private ConfigExpansion() {}

  /** The edits, and the text for the history if there is an entry. */
  record Configured(List<ConfigEdit> edits, Optional<String> createdBy) {
    Configured {
      edits = List.copyOf(edits);
    }

    static Configured of(ConfigEdit edit, String createdBy) {
      return new Configured(List.of(edit), Optional.of(createdBy));
    }
  }

  /**
   * An argument's value is that of {@code --build-arg}, else its default, else that of the argument
   * of this name before the first stage.
   */
  static Configured arg(State state, Step step, Instruction.Arg arg, Scope scope) throws StepFault {
    BuildPlan plan = state.plan();
    Map<String, String> given = plan.options().buildArgs();
    Map<String, Optional<Scope.Variable>> earlier = new LinkedHashMap<>();
    List<ConfigEdit> edits = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    for (Instruction.Parameter parameter : arg.parameters()) {
      String name = parameter.name();
      Optional<String> value = Optional.ofNullable(given.get(name));
      ValueOrigin origin = new ValueOrigin.BuildArg();
      if (value.isEmpty() && parameter.defaultValue().isPresent()) {
        value = Optional.of(scope.with(earlier).text(parameter.defaultValue().get()));
        origin = Origins.written(plan, step, parameter.span());
      }
      if (value.isEmpty()) {
        value = Optional.ofNullable(plan.globalArgs().get(name));
        origin = GlobalArgs.origin(plan, name);
      }
      ValueOrigin known = origin;
      earlier.put(name, value.map(v -> new Scope.Variable(v, known)));
      edits.add(new ConfigEdit.DeclareArg(name, value, origin));
      shown.add(name + value.map(v -> "=" + v).orElse(""));
    }
    return new Configured(edits, Optional.of("ARG " + String.join(" ", shown)));
  }

  static Configured env(State state, Step step, Instruction.Env env, Scope scope) throws StepFault {
    List<ConfigEdit> edits = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    for (Instruction.Pair pair : env.pairs()) {
      String name = scope.text(pair.key());
      String value = scope.text(pair.value());
      edits.add(
          new ConfigEdit.SetEnv(name, value, Origins.written(state.plan(), step, pair.span())));
      shown.add(name + "=" + value);
    }
    return new Configured(edits, Optional.of("ENV " + String.join(" ", shown)));
  }

  static Configured label(Instruction.Label label, Scope scope) throws StepFault {
    List<ConfigEdit> edits = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    for (Instruction.Pair pair : label.pairs()) {
      String name = scope.text(pair.key());
      String value = scope.text(pair.value());
      edits.add(new ConfigEdit.SetLabel(name, value));
      shown.add(name + "=" + value);
    }
    return new Configured(edits, Optional.of("LABEL " + String.join(" ", shown)));
  }

  static Configured maintainer(Instruction.Maintainer maintainer) {
    return Configured.of(
        new ConfigEdit.SetAuthor(maintainer.name()), "MAINTAINER " + maintainer.name());
  }

  static Configured cmd(Instruction.Cmd cmd, StageState stage) {
    List<String> argv = argv(cmd.command(), stage);
    return Configured.of(new ConfigEdit.SetCmd(argv), "CMD " + HistoryText.quoted(argv));
  }

  static Configured entrypoint(Instruction.Entrypoint entrypoint, StageState stage) {
    List<String> argv = argv(entrypoint.command(), stage);
    return Configured.of(
        new ConfigEdit.SetEntrypoint(argv), "ENTRYPOINT " + HistoryText.quoted(argv));
  }

  static Configured shell(Instruction.Shell shell) {
    return Configured.of(
        new ConfigEdit.SetShell(shell.argv()), "SHELL " + HistoryText.plain(shell.argv()));
  }

  static Configured user(Instruction.User user, Scope scope) throws StepFault {
    String name = scope.text(user.user());
    return Configured.of(new ConfigEdit.SetUser(name), "USER " + name);
  }

  static Configured volume(Instruction.Volume volume, Scope scope) throws StepFault {
    List<String> paths = new ArrayList<>();
    for (Word word : volume.paths()) {
      String path = scope.text(word);
      if (path.isEmpty()) {
        throw StepFault.at(word.span(), "VOLUME specified can not be an empty string");
      }
      paths.add(path);
    }
    return new Configured(
        edits(paths, ConfigEdit.AddVolume::new), Optional.of("VOLUME " + HistoryText.plain(paths)));
  }

  /** The words are sorted as they are written, before they are expanded, as BuildKit does. */
  static Configured expose(Instruction.Expose expose, Scope scope) throws StepFault {
    List<Word> sorted = new ArrayList<>(expose.ports());
    sorted.sort(Comparator.comparing(Word::raw));
    List<String> ports = new ArrayList<>();
    for (Word word : sorted) {
      try {
        for (String each : scope.words(word)) {
          ports.addAll(Ports.of(each));
        }
      } catch (IllegalArgumentException e) {
        throw StepFault.at(
            word.span(), "" + e.getMessage(), "write a port such as 80, 80/udp or 8000-8010/tcp");
      }
      if (ports.size() > MOST_PORTS) {
        throw StepFault.at(
            word.span(), "EXPOSE names the same ports again and again", "name each port once");
      }
    }
    return new Configured(
        edits(List.copyOf(new LinkedHashSet<>(ports)), ConfigEdit.AddPort::new),
        Optional.of("EXPOSE " + HistoryText.plain(ports)));
  }

  static Configured stopSignal(Instruction.Stopsignal instruction, Scope scope) throws StepFault {
    String signal = scope.text(instruction.signal());
    if (!Signals.known(signal)) {
      throw StepFault.at(
          instruction.signal().span(),
          "invalid signal: " + signal,
          "write a signal's name or number, such as SIGTERM or 15");
    }
    return Configured.of(new ConfigEdit.SetStopSignal(signal), "STOPSIGNAL " + signal);
  }

  static Configured healthcheck(Instruction.Healthcheck instruction) {
    Healthcheck check =
        new Healthcheck(
            test(instruction),
            instruction.interval(),
            instruction.timeout(),
            instruction.startPeriod(),
            instruction.startInterval(),
            instruction.retries());
    return Configured.of(
        new ConfigEdit.SetHealthcheck(check), "HEALTHCHECK " + HistoryText.healthcheck(check));
  }

  private static List<String> test(Instruction.Healthcheck instruction) {
    if (instruction.command().isEmpty()) {
      return List.of("NONE");
    }
    List<String> test = new ArrayList<>();
    switch (instruction.command().get()) {
      case Instruction.Command.Shell shell -> {
        test.add("CMD-SHELL");
        test.add(shell.line());
      }
      case Instruction.Command.Exec exec -> {
        test.add("CMD");
        test.addAll(exec.argv());
      }
    }
    return test;
  }

  /** Triggers make no history: they are not executed here. */
  static Configured onBuild(Instruction.Onbuild onbuild) {
    return new Configured(
        List.of(new ConfigEdit.AddTrigger(onbuild.expression())), Optional.empty());
  }

  /** What starts the process: a shell-form command is given to the shell. */
  static List<String> argv(Instruction.Command command, StageState stage) {
    return switch (command) {
      case Instruction.Command.Exec exec -> exec.argv();
      case Instruction.Command.Shell shell -> {
        List<String> argv = new ArrayList<>(stage.image().config().effectiveShell());
        argv.add(shell.line());
        yield argv;
      }
    };
  }

  private static List<ConfigEdit> edits(
      List<String> values, java.util.function.Function<String, ConfigEdit> edit) {
    return values.stream().map(edit).toList();
  }
}
