package dockwalk.syntax;

import dockwalk.syntax.Instruction.Pair;
import dockwalk.syntax.Instruction.Parameter;
import dockwalk.syntax.Statement.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ARG}, {@code ENV} and {@code LABEL}: names and their values. */
final class VariableMapping {
  /** A pair is its name, its value and what stands between the two. */
  private static final int PAIR = 3;

  private VariableMapping() {}

  static Optional<Instruction> arg(Mapping m) {
    Statement s = m.statement();
    if (m.arguments().isEmpty()) {
      m.wrong("ARG requires at least one argument", "Write ARG NAME or ARG NAME=default.");
      return Optional.empty();
    }
    List<Parameter> parameters = new ArrayList<>();
    for (Argument argument : m.arguments()) {
      parameter(argument, m).ifPresent(parameters::add);
    }
    return Optional.of(new Instruction.Arg(s.span(), s.text(), parameters));
  }

  private static Optional<Parameter> parameter(Argument argument, Mapping m) {
    int equals = argument.text().indexOf('=');
    String name = equals < 0 ? argument.text() : argument.text().substring(0, equals);
    if (name.isEmpty()) {
      m.wrong(argument.span(), "ARG names can not be blank", "Write ARG NAME=default.");
      return Optional.empty();
    }
    Optional<Word> value =
        equals < 0 ? Optional.empty() : Optional.of(m.word(after(argument, equals + 1)));
    return Optional.of(new Parameter(argument.span(), name, value));
  }

  private static Argument after(Argument argument, int start) {
    String text = argument.text();
    boolean exact = argument.span().end() - argument.span().start() == text.length();
    Span span =
        exact ? new Span(argument.span().start() + start, argument.span().end()) : argument.span();
    return new Argument(span, text.substring(start));
  }

  static Optional<Instruction> pairs(Mapping m) {
    Statement s = m.statement();
    List<Argument> args = m.arguments();
    String example = "Write " + m.keyword() + " name=value.";
    if (args.isEmpty()) {
      m.wrong(m.keyword() + " requires at least one argument", example);
      return Optional.empty();
    }
    List<Pair> pairs = new ArrayList<>();
    boolean legacy = false;
    for (int i = 0; i + PAIR <= args.size(); i += PAIR) {
      Argument name = args.get(i);
      Argument value = args.get(i + 1);
      if (name.text().isEmpty()) {
        m.wrong(name.span().to(value.span()), m.keyword() + " names can not be blank", example);
        continue;
      }
      legacy |= args.get(i + 2).text().isEmpty();
      pairs.add(new Pair(name.span().to(value.span()), m.word(name), m.word(value)));
    }
    return Optional.of(
        m.keyword().equals("ENV")
            ? new Instruction.Env(s.span(), s.text(), pairs, legacy)
            : new Instruction.Label(s.span(), s.text(), pairs, legacy));
  }
}
