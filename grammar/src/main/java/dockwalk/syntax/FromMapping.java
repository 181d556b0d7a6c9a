package dockwalk.syntax;

import dockwalk.syntax.Statement.Argument;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code FROM}. */
final class FromMapping {
  private static final Pattern STAGE_NAME = Pattern.compile("[a-z][a-z0-9-_.]*");
  private static final int WITH_NAME = 3;

  private FromMapping() {}

  static Optional<Instruction> map(Mapping m) {
    List<Argument> args = m.arguments();
    boolean named = args.size() == WITH_NAME && args.get(1).text().equalsIgnoreCase("AS");
    if (args.size() != 1 && !named) {
      Optional<Argument> late = args.stream().filter(a -> a.text().startsWith("--")).findFirst();
      m.wrong(
          late.map(Argument::span).orElse(m.statement().span()),
          "FROM requires either one or three arguments",
          late.map(flag -> before(flag, args)).orElseGet(() -> arity(args)));
      return Optional.empty();
    }
    Optional<Word> name = Optional.empty();
    if (named) {
      checkName(args.getLast(), m);
      name = Optional.of(m.word(args.getLast()));
    }
    Statement s = m.statement();
    return Optional.of(
        new Instruction.From(s.span(), s.text(), m.flags(), m.word(args.getFirst()), name));
  }

  private static String before(Argument flag, List<Argument> args) {
    String others =
        args.stream()
            .map(Argument::text)
            .filter(text -> !text.startsWith("--"))
            .collect(Collectors.joining(" "));
    return "Flags stand before the image: write FROM %s %s.".formatted(flag.text(), others);
  }

  /** What was probably meant by a wrong number of words. */
  private static String arity(List<Argument> args) {
    if (args.size() == 2) {
      return args.get(1).text().equalsIgnoreCase("AS")
          ? "The stage's name is missing after AS."
          : "Write FROM %s AS %s, or join the two words if they are one image."
              .formatted(args.get(0).text(), args.get(1).text());
    }
    return "Write FROM image, or FROM image AS name.";
  }

  private static void checkName(Argument name, Mapping m) {
    if (!STAGE_NAME.matcher(name.text().toLowerCase(Locale.ROOT)).matches()) {
      m.wrong(
          name.span(),
          "invalid name for build stage: "
              + GoQuote.of(name.text())
              + ", name can't start with a number or contain symbols",
          "Use letters, digits, - _ and ., and begin with a letter.");
    }
  }
}
