package dockwalk.syntax;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Prints statements as S-expressions, one line each: {@code (copy ["--from=x"] "a" "b")}. What
 * follows an unknown keyword is one empty text, as in the reference's own form.
 */
public final class SexprPrinter {
  private SexprPrinter() {}

  /** The statements of {@code file}. */
  public static String print(Dockerfile file) {
    return Printed.text(text -> print(file, text));
  }

  /** Writes the statements of {@code file}. */
  public static void print(Dockerfile file, Writer text) throws IOException {
    for (Statement statement : file.statements()) {
      text.append(print(statement)).append('\n');
    }
  }

  private static String print(Statement s) {
    StringBuilder text = new StringBuilder("(").append(s.keyword().toLowerCase(Locale.ROOT));
    if (!s.flags().isEmpty()) {
      text.append(
          s.flags().stream()
              .map(flag -> GoQuote.of(flag.text()))
              .collect(Collectors.joining(" ", " [", "]")));
    }
    if (!InstructionMapper.knows(s.keyword())) {
      return text.append(" \"\")").toString();
    }
    s.nested().ifPresent(nested -> text.append(' ').append(print(nested)));
    List<Statement.Argument> arguments = s.arguments();
    arguments.forEach(argument -> text.append(' ').append(GoQuote.of(argument.text())));
    return text.append(')').toString();
  }
}
