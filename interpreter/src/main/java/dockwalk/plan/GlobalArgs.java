package dockwalk.plan;

import dockwalk.image.Platform;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.Expansion;
import dockwalk.syntax.Instruction;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/** The arguments that hold before the first stage (Dockerfile reference, "Scope"). */
public final class GlobalArgs {
  private static final int MOST = 64 << 20; // characters, of all of them

  private final SequencedMap<String, String> values = new LinkedHashMap<>();
  private long written;

  private GlobalArgs() {}

  /**
   * The values of the platform arguments and of the {@code ARG}s before the first {@code FROM}.
   *
   * @throws PlanFault if a default value cannot be expanded
   */
  static SequencedMap<String, String> of(Dockerfile file, BuildOptions options) throws PlanFault {
    GlobalArgs args = new GlobalArgs();
    args.values.putAll(predefined(options));
    if (options.target().isEmpty() && !options.buildArgs().containsKey("TARGETSTAGE")) {
      lastStage(file).ifPresent(name -> args.values.put("TARGETSTAGE", name));
    }
    for (Instruction instruction : file.instructions()) {
      if (!(instruction instanceof Instruction.Arg arg)) {
        break;
      }
      for (Instruction.Parameter parameter : arg.parameters()) {
        args.declare(parameter, options);
      }
    }
    return args.values;
  }

  /** The name of the stage that is built if no other is asked for; absent if it has none. */
  private static Optional<String> lastStage(Dockerfile file) {
    return file.instructions().reversed().stream()
        .filter(instruction -> instruction instanceof Instruction.From)
        .findFirst()
        .flatMap(from -> ((Instruction.From) from).stageName())
        .map(name -> name.raw().toLowerCase(Locale.ROOT));
  }

  /** The arguments that need no {@code ARG}: those of the platforms and of the target. */
  public static SequencedMap<String, String> predefined(BuildOptions options) {
    GlobalArgs args = new GlobalArgs();
    args.platform("BUILD", Platform.host());
    args.platform("TARGET", options.platform());
    args.values.put("TARGETSTAGE", options.target().orElse("default"));
    args.values.replaceAll((name, value) -> options.buildArgs().getOrDefault(name, value));
    return args.values;
  }

  /**
   * Where {@code name} has its value from that holds before the first stage of {@code plan}; what
   * has none there counts as predefined.
   */
  public static ValueOrigin origin(BuildPlan plan, String name) {
    if (plan.options().buildArgs().containsKey(name)) {
      return new ValueOrigin.BuildArg();
    }
    ValueOrigin origin = new ValueOrigin.Predefined();
    for (Instruction instruction : plan.file().instructions()) {
      if (!(instruction instanceof Instruction.Arg arg)) {
        break;
      }
      for (Instruction.Parameter parameter : arg.parameters()) {
        if (parameter.name().equals(name) && parameter.defaultValue().isPresent()) {
          origin = new ValueOrigin.Global(plan.file().source().firstLine(parameter.span()));
        }
      }
    }
    return origin;
  }

  private void platform(String prefix, Platform platform) {
    values.put(prefix + "PLATFORM", platform.toString());
    values.put(prefix + "OS", platform.os());
    values.put(prefix + "OSVERSION", "");
    values.put(prefix + "ARCH", platform.architecture());
    values.put(prefix + "VARIANT", platform.variant());
  }

  private void declare(Instruction.Parameter parameter, BuildOptions options) throws PlanFault {
    String given = options.buildArgs().get(parameter.name());
    if (given != null) {
      values.put(parameter.name(), given);
    } else if (parameter.defaultValue().isPresent()) {
      switch (parameter.defaultValue().get().expand(this::value)) {
        case Expansion.Done done -> put(parameter, done.text());
        case Expansion.Failed failed ->
            throw PlanFault.at(failed.span(), failed.message(), failed.help());
      }
    }
  }

  private void put(Instruction.Parameter parameter, String value) throws PlanFault {
    written += value.length();
    if (written > MOST) {
      throw PlanFault.at(
          parameter.span(),
          "the arguments up to here are more than 64 MiB long",
          "Look for an ARG that repeats others, line after line.");
    }
    values.put(parameter.name(), value);
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
