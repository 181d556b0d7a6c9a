package dockwalk.exec;

import dockwalk.plan.BuildPlan;
import dockwalk.plan.GlobalArgs;
import dockwalk.plan.Step;
import dockwalk.syntax.Instruction;
import java.util.SortedSet;
import java.util.TreeSet;

/** The build arguments that a caller gives and no needed {@code ARG} takes: mostly slips. */
public final class UnusedArgs {
  private static final String OF_THE_BUILDER = "BUILDKIT_";
  private static final String EPOCH = "SOURCE_DATE_EPOCH";

  private UnusedArgs() {}

  /**
   * Their names. What is given without being declared (proxies, platforms, options of the builder)
   * is none of them.
   *
   * @param plan with the triggers of its base images, if they are known
   */
  public static SortedSet<String> of(BuildPlan plan) {
    SortedSet<String> unused = new TreeSet<>(plan.options().buildArgs().keySet());
    unused.removeAll(GlobalArgs.predefined(plan.options()).keySet());
    unused.removeIf(
        name ->
            name.startsWith(OF_THE_BUILDER) || name.equals(EPOCH) || RunExpansion.isProxy(name));
    for (Instruction instruction : plan.file().instructions()) {
      if (!(instruction instanceof Instruction.Arg arg)) {
        break;
      }
      take(arg, unused);
    }
    for (Step step : plan.steps()) {
      if (step.instruction() instanceof Instruction.Arg arg) {
        take(arg, unused);
      }
    }
    return unused;
  }

  private static void take(Instruction.Arg arg, SortedSet<String> unused) {
    arg.parameters().forEach(parameter -> unused.remove(parameter.name()));
  }
}
