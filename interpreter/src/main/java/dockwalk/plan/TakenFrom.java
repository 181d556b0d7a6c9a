package dockwalk.plan;

import dockwalk.syntax.Instruction;
import dockwalk.syntax.MountFlag;
import dockwalk.syntax.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What an instruction names that it takes files from: a stage, an image, or a context of the
 * caller.
 *
 * @param name as it is written
 * @param place of the option
 * @param mounted whether a {@code RUN} mounts it, and no {@code COPY} copies
 */
public record TakenFrom(String name, Span place, boolean mounted) {
  /** All that {@code instruction} names, in the order in which it does. */
  public static List<TakenFrom> of(Instruction instruction) {
    List<TakenFrom> all = new ArrayList<>();
    if (instruction instanceof Instruction.Run run) {
      for (MountFlag mount : run.mounts()) {
        mount.from().ifPresent(name -> all.add(new TakenFrom(name, mount.span(), true)));
      }
    }
    if (instruction instanceof Instruction.Copy copy) {
      for (Instruction.Flag flag : copy.flags()) {
        if (flag.name().equals("from") && flag.value().isPresent()) {
          all.add(new TakenFrom(flag.value().get().raw(), flag.span(), false));
        }
      }
    }
    return all;
  }
}
