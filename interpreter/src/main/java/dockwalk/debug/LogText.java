package dockwalk.debug;

import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a log point prints: text with queries in braces, such as {@code size is {size}}. Two braces
 * stand for one.
 *
 * @param text as it was typed
 */
public record LogText(String text, List<Part> parts) {
  private static final int LONGEST = 1_000;

  public LogText {
    parts = List.copyOf(parts);
  }

  /** A piece of it. */
  public sealed interface Part {
    /** What is printed as it is. */
    record Plain(String text) implements Part {}

    /** What is asked when it is printed. */
    record Asked(Query query) implements Part {}
  }

  /** What became of a text that should be printed. */
  public sealed interface Parsed {
    /** It can be. */
    record Valid(LogText text) implements Parsed {}

    /** It cannot; spans are offsets in the text. */
    record Invalid(Diagnostic why) implements Parsed {}
  }

  /** Reads the text of a log point. */
  public static Parsed parse(String text) {
    if (text.length() > LONGEST) {
      return invalid(new Span(LONGEST, LONGEST), "a log text has at most 1000 characters", "");
    }
    List<Part> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean brace = c == '{' || c == '}';
      if (!brace || text.startsWith(String.valueOf(c).repeat(2), i)) {
        plain.append(c);
        i += brace ? 1 : 0;
        continue;
      }
      int end = c == '{' ? text.indexOf('}', i) : -1;
      if (end < 0) {
        return invalid(
            new Span(i, i + 1),
            c == '{' ? "this { has no }" : "this } has no {",
            "Write " + c + c + " for one that is printed.");
      }
      switch (Query.parse(text.substring(i + 1, end))) {
        case Query.Parsed.Invalid(Diagnostic why) -> {
          return new Parsed.Invalid(moved(why, i + 1));
        }
        case Query.Parsed.Valid(Query query) -> {
          parts.add(new Part.Plain(plain.toString()));
          parts.add(new Part.Asked(query));
        }
      }
      plain.setLength(0);
      i = end;
    }
    parts.add(new Part.Plain(plain.toString()));
    return new Parsed.Valid(new LogText(text, parts));
  }

  /** The values that are printed one after the other. */
  List<Value> values(Sight sight) throws IOException {
    List<Value> values = new ArrayList<>();
    for (Part part : parts) {
      switch (part) {
        case Part.Plain(String text) -> values.add(new Value.Text(text));
        case Part.Asked(Query query) -> values.add(query.ask(sight).value());
      }
    }
    return values;
  }

  private static Parsed invalid(Span span, String message, String help) {
    return new Parsed.Invalid(Diagnostic.error("log", span, message, help));
  }

  private static Diagnostic moved(Diagnostic why, int by) {
    Span span = new Span(why.span().start() + by, why.span().end() + by);
    return new Diagnostic(why.rule(), why.severity(), span, why.message(), why.help());
  }
}
