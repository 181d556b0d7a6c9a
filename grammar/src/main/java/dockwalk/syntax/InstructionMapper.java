package dockwalk.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Turns statements into instructions, and checks the rules of each. */
final class InstructionMapper {
  private static final Set<String> KEYWORDS =
      new TreeSet<>(
          Set.of(
              "ADD",
              "ARG",
              "CMD",
              "COPY",
              "ENTRYPOINT",
              "ENV",
              "EXPOSE",
              "FROM",
              "HEALTHCHECK",
              "LABEL",
              "MAINTAINER",
              "ONBUILD",
              "RUN",
              "SHELL",
              "STOPSIGNAL",
              "USER",
              "VOLUME",
              "WORKDIR"));

  private final List<Diagnostic> diagnostics;

  /** Where lines are too long: one error is enough for a statement. */
  private final NavigableSet<Integer> wrong = new TreeSet<>();

  /**
   * @param diagnostics the long lines; what is found goes there too
   */
  InstructionMapper(List<Diagnostic> diagnostics) {
    this.diagnostics = diagnostics;
    diagnostics.forEach(d -> wrong.add(d.span().start()));
  }

  /**
   * The instruction that {@code statement} says; absent if it breaks a rule, which is noted.
   *
   * @param escape the file's escape character
   */
  Optional<Instruction> map(Statement statement, char escape) {
    Integer nextWrong = wrong.ceiling(statement.span().start());
    if (nextWrong != null && nextWrong < statement.span().end()) {
      return Optional.empty();
    }
    return map(statement, escape, diagnostics);
  }

  /** Whether {@code keyword}, in any case, begins an instruction. */
  static boolean knows(String keyword) {
    return KEYWORDS.contains(keyword.toUpperCase(Locale.ROOT));
  }

  private Optional<Instruction> map(Statement statement, char escape, List<Diagnostic> faults) {
    String keyword = statement.keyword().toUpperCase(Locale.ROOT);
    if (!KEYWORDS.contains(keyword)) {
      faults.add(UnknownInstruction.diagnostic(statement, KEYWORDS));
      return Optional.empty();
    }
    int before = faults.size();
    if (!ignoresFlags(keyword, statement)) {
      FlagRules.check(statement, escape, faults);
    }
    Optional<Instruction> instruction =
        instruction(new Mapping(statement, keyword, escape, faults));
    return faults.size() > before && hasError(faults.subList(before, faults.size()))
        ? Optional.empty()
        : instruction;
  }

  private static boolean hasError(List<Diagnostic> faults) {
    return faults.stream().anyMatch(Diagnostic::fatal);
  }

  private Optional<Instruction> instruction(Mapping m) {
    return switch (m.keyword()) {
      case "FROM" -> FromMapping.map(m);
      case "ARG" -> VariableMapping.arg(m);
      case "ENV", "LABEL" -> VariableMapping.pairs(m);
      case "MAINTAINER" -> WordMapping.maintainer(m);
      case "RUN" -> CommandMapping.run(m);
      case "CMD" -> CommandMapping.cmd(m);
      case "ENTRYPOINT" -> CommandMapping.entrypoint(m);
      case "SHELL" -> CommandMapping.shell(m);
      case "COPY", "ADD" -> CopyMapping.map(m);
      case "WORKDIR" -> WordMapping.workdir(m);
      case "USER" -> WordMapping.user(m);
      case "VOLUME" -> WordMapping.volume(m);
      case "EXPOSE" -> WordMapping.expose(m);
      case "STOPSIGNAL" -> WordMapping.stopsignal(m);
      case "HEALTHCHECK" -> CommandMapping.healthcheck(m);
      case "ONBUILD" -> OnbuildMapping.map(m, nested -> trigger(nested, m.escape()));
      default -> throw new IllegalStateException(m.keyword());
    };
  }

  /** A trigger with a fault is stored all the same, and fails when a build uses it. */
  private Optional<Instruction> trigger(Statement nested, char escape) {
    List<Diagnostic> faults = new ArrayList<>();
    Optional<Instruction> instruction = map(nested, escape, faults);
    for (Diagnostic fault : faults) {
      Diagnostic later =
          new Diagnostic(
              fault.rule(),
              Diagnostic.Severity.WARNING,
              fault.span(),
              "builds on this image will fail: " + fault.message().replace(Mapping.LATER, ""),
              fault.help(),
              fault.see());
      diagnostics.add(later);
    }
    return instruction;
  }

  /** Where the reference implementation never looks at the flags. */
  private static boolean ignoresFlags(String keyword, Statement statement) {
    return switch (keyword) {
      case "ARG", "STOPSIGNAL" -> true;
      case "HEALTHCHECK" ->
          !statement.arguments().isEmpty()
              && statement.arguments().getFirst().text().equalsIgnoreCase("NONE");
      default -> false;
    };
  }
}
