package dockwalk.exec;

import dockwalk.plan.BuildOptions;
import dockwalk.plan.RunOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What a {@code RUN} would execute that stands in no Dockerfile. */
public final class Commands {
  private Commands() {}

  /** {@code line}, given to the shell of the stage in which the last step was. */
  public static Action.Execute line(State state, String line) {
    List<String> argv = new ArrayList<>(state.current().image().config().effectiveShell());
    argv.add(line);
    return program(state, argv);
  }

  /** A program and its arguments, in the stage in which the last step was. */
  public static Action.Execute program(State state, List<String> argv) {
    StageState stage = state.current();
    BuildOptions options = state.plan().options();
    return new Action.Execute(
        argv,
        RunExpansion.environment(stage, options.buildArgs()),
        stage.image().config().effectiveWorkingDir(),
        stage.image().config().user(),
        options.run().network() != RunOptions.Network.NONE,
        new LinkedHashMap<>(),
        List.of(),
        RunSettings.of(options, false));
  }
}
