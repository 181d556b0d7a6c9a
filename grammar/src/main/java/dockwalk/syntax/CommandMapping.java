package dockwalk.syntax;

import dockwalk.syntax.Instruction.Command;
import dockwalk.syntax.Instruction.Flag;
import dockwalk.syntax.Statement.Argument;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The instructions that start a process, and {@code SHELL}. */
final class CommandMapping {
  private CommandMapping() {}

  static Optional<Instruction> run(Mapping m) {
    Statement s = m.statement();
    List<Flag> flags = m.flags();
    RunFlagRules.check(flags, m);
    List<MountFlag> mounts =
        flags.stream()
            .filter(flag -> flag.name().equals("mount"))
            .map(flag -> MountFlag.of(flag, m.escape()))
            .toList();
    return Optional.of(
        new Instruction.Run(s.span(), s.text(), flags, mounts, command(s, 0), s.heredocs()));
  }

  static Optional<Instruction> cmd(Mapping m) {
    Statement s = m.statement();
    return Optional.of(new Instruction.Cmd(s.span(), s.text(), command(s, 0)));
  }

  static Optional<Instruction> entrypoint(Mapping m) {
    Statement s = m.statement();
    return Optional.of(new Instruction.Entrypoint(s.span(), s.text(), command(s, 0)));
  }

  private static Command command(Statement s, int from) {
    List<Argument> args = s.arguments().subList(from, s.arguments().size());
    return s.json()
        ? new Command.Exec(args.stream().map(Argument::text).toList())
        : new Command.Shell(args.isEmpty() ? "" : args.getFirst().text());
  }

  static Optional<Instruction> shell(Mapping m) {
    Statement s = m.statement();
    String example = "Write SHELL [\"/bin/sh\", \"-c\"].";
    if (m.arguments().isEmpty()) {
      m.wrong("SHELL requires at least one argument", example);
      return Optional.empty();
    }
    if (!s.json()) {
      m.wrong("SHELL requires the arguments to be in JSON form", example);
      return Optional.empty();
    }
    return Optional.of(
        new Instruction.Shell(
            s.span(), s.text(), s.arguments().stream().map(Argument::text).toList()));
  }

  static Optional<Instruction> healthcheck(Mapping m) {
    Statement s = m.statement();
    String example = "Write HEALTHCHECK CMD command, or HEALTHCHECK NONE.";
    if (m.arguments().isEmpty()) {
      m.wrong("HEALTHCHECK requires at least one argument", example);
      return Optional.empty();
    }
    String type = m.arguments().getFirst().text().toUpperCase(Locale.ROOT);
    if (type.equals("NONE")) {
      if (m.arguments().size() > 1) {
        m.wrong("HEALTHCHECK NONE takes no arguments", "Leave them out.");
      }
      return Optional.of(
          new Instruction.Healthcheck(s.span(), s.text(), List.of(), Optional.empty()));
    }
    if (!type.equals("CMD")) {
      m.wrong(
          m.arguments().getFirst().span(),
          "Unknown type " + GoQuote.of(type) + " in HEALTHCHECK (try CMD)",
          example);
      return Optional.empty();
    }
    if (m.arguments().size() < 2) {
      m.wrong("Missing command after HEALTHCHECK CMD", "Write HEALTHCHECK CMD command.");
      return Optional.empty();
    }
    HealthcheckRules.check(m.flags(), m);
    return Optional.of(
        new Instruction.Healthcheck(s.span(), s.text(), m.flags(), Optional.of(command(s, 1))));
  }
}
