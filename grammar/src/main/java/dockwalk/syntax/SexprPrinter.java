package dockwalk.syntax;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints statements as S-expressions, one line each: {@code (copy ["--from=x"] "a" "b")}. */
public final class SexprPrinter {
  private SexprPrinter() {}

  public static String print(Dockerfile file) {
    StringBuilder text = new StringBuilder();
    file.statements().forEach(s -> text.append(print(s)).append('\n'));
    return text.toString();
  }

  private static String print(Statement s) {
    StringBuilder text = new StringBuilder("(").append(s.keyword().toLowerCase(Locale.ROOT));
    if (!s.flags().isEmpty()) {
      text.append(
          s.flags().stream()
              .map(flag -> GoQuote.of(flag.text()))
              .collect(Collectors.joining(" ", " [", "]")));
    }
    s.nested().ifPresent(nested -> text.append(' ').append(print(nested)));
    List<Statement.Argument> arguments = s.arguments();
    arguments.forEach(argument -> text.append(' ').append(GoQuote.of(argument.text())));
    return text.append(')').toString();
  }
}
