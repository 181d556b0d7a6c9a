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
              .map(flag -> quote(flag.text()))
              .collect(Collectors.joining(" ", " [", "]")));
    }
    s.nested().ifPresent(nested -> text.append(' ').append(print(nested)));
    List<Statement.Argument> arguments = s.arguments();
    arguments.forEach(argument -> text.append(' ').append(quote(argument.text())));
    return text.append(')').toString();
  }

  /** Quotes as Go's {@code %q} does. */
  private static String quote(String value) {
    StringBuilder text = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                  if (c < 0x20 || c == 0x7f) {
                    text.append("\\x%02x".formatted(c));
                  } else {
                    text.appendCodePoint(c);
                  }
                }
              }
            });
    return text.append('"').toString();
  }
}
