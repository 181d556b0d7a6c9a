package dockwalk.syntax;

import dockwalk.syntax.Instruction.Flag;
import dockwalk.syntax.Instruction.Run;
import dockwalk.syntax.MountFlag.Field;
import dockwalk.syntax.MountReader.WrongMount;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Values of the options of {@code RUN}, as far as they are known before the build. */
final class RunFlagRules {
  private RunFlagRules() {}

  static void check(List<Flag> flags, Mapping m) {
    for (Flag flag : flags) {
      switch (flag.name()) {
        case "mount" -> mount(flag, m);
        case "network" ->
            oneOf(Run.Network.values(), flag, "invalid network mode " + GoQuote.of(flag.text()), m);
        case "security" ->
            oneOf(
                Run.Security.values(),
                flag,
                "security " + GoQuote.of(flag.text()) + " is not valid",
                m);
        default ->
            DeviceFlag.wrong(flag)
                .ifPresent(
                    message ->
                        m.wrong(flag, message, "Write --device=name, or --device=name,required."));
      }
    }
  }

  private static void oneOf(Enum<?>[] all, Flag flag, String message, Mapping m) {
    List<String> names =
        Arrays.stream(all).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    if (!names.contains(flag.text())) {
      String near =
          Spelling.nearest(flag.text(), names).map(name -> " Probably " + name + ".").orElse("");
      m.wrong(flag, message, "Write one of " + String.join(", ", names) + "." + near);
    }
  }

  /**
   * Most of what is wrong with a mount is an error only where a build needs the stage, as in the
   * reference. Where a variable decides, only what holds for all its values is said.
   */
  private static void mount(Flag flag, Mapping m) {
    MountFlag mount = MountFlag.of(flag, m.escape());
    Optional<WrongMount> always = MountReader.csv(mount).or(() -> MountReader.variableFrom(mount));
    if (always.isPresent()) {
      m.wrong(flag, "" + always.get().getMessage(), always.get().help());
    } else if (mount.fields().stream().noneMatch(RunFlagRules::varies)) {
      if (mount.expand(name -> Optional.empty()) instanceof MountFlag.Expanded.Failed failed) {
        m.doubtful(flag, failed.message(), failed.help());
      }
    } else {
      mount.fields().stream()
          .filter(field -> field.value().isPresent() && !MountReader.KEYS.contains(field.key()))
          .findFirst()
          .map(MountReader::unexpected)
          .ifPresent(wrong -> m.doubtful(flag, "" + wrong.getMessage(), wrong.help()));
    }
  }

  private static boolean varies(Field field) {
    return !field.key().equals("from")
        && field.value().filter(word -> !word.constant()).isPresent();
  }
}
