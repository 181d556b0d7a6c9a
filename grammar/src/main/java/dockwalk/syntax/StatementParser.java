package dockwalk.syntax;

import dockwalk.grammar.Blank;
import dockwalk.grammar.JsonArray;
import dockwalk.syntax.Statement.Argument;
import dockwalk.syntax.WordSplitter.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Splits logical lines into keyword, flags and arguments, as each keyword demands. */
final class StatementParser {
  private static final String RULE = "syntax";

  /** How many ONBUILDs in a row are looked into; more than one are an error anyway. */
  private static final int DEEPEST = 10;

  private final char escape;
  private final List<Diagnostic> diagnostics;

  StatementParser(char escape, List<Diagnostic> diagnostics) {
    this.escape = escape;
    this.diagnostics = diagnostics;
  }

  /**
   * The statement in {@code line}.
   *
   * @param span the whole instruction, here-documents included
   */
  Statement parse(LogicalLine line, Span span, List<Instruction.Heredoc> heredocs) {
    return parse(line, 0, span, heredocs, 0);
  }

  private Statement parse(
      LogicalLine line, int from, Span span, List<Instruction.Heredoc> heredocs, int depth) {
    String text = line.text();
    int start = Blank.skip(text, from);
    int end = start;
    while (end < text.length() && !Blank.separates(text.charAt(end))) {
      end++;
    }
    String keyword = text.substring(start, end);
    FlagScanner flags = FlagScanner.scan(line, end, escape);
    int rest = flags.rest();
    int last = Blank.end(text);
    Head head =
        new Head(
            span,
            line.span(start, end),
            keyword,
            Blank.strip(text.substring(start)),
            line.trailing(),
            flags);
    if (rest >= last) {
      return head.statement(List.of(), false, heredocs, Optional.empty());
    }
    return switch (keyword.toUpperCase(Locale.ROOT)) {
      case "ADD", "COPY", "VOLUME" -> list(head, line, rest, last, heredocs);
      case "RUN", "CMD", "ENTRYPOINT", "SHELL" -> command(head, line, rest, last, heredocs);
      case "HEALTHCHECK" -> health(head, line, rest, last);
      case "FROM", "EXPOSE" ->
          head.statement(plain(line, rest, last), false, heredocs, Optional.empty());
      case "ENV", "LABEL" ->
          head.statement(
              new PairSplitter(keyword.toUpperCase(Locale.ROOT), line, last, escape, diagnostics)
                  .split(span, rest),
              false,
              heredocs,
              Optional.empty());
      case "ARG" ->
          head.statement(
              arguments(line, WordSplitter.quoted(line.text(), rest, last, escape)),
              false,
              heredocs,
              Optional.empty());
      case "ONBUILD" -> {
        if (depth > DEEPEST) {
          yield head.statement(plain(line, rest, last), false, heredocs, Optional.empty());
        }
        Span inner = new Span(line.span(rest, last).start(), span.end());
        Statement nested = parse(line, rest, inner, heredocs, depth + 1);
        yield head.statement(List.of(), false, List.of(), Optional.of(nested));
      }
      default ->
          head.statement(List.of(argument(line, rest, last)), false, heredocs, Optional.empty());
    };
  }

  private Statement list(
      Head head, LogicalLine line, int rest, int last, List<Instruction.Heredoc> heredocs) {
    return switch (JsonArray.read(line.text().substring(rest, last))) {
      case JsonArray.Texts texts -> head.json(line, rest, last, texts.values(), heredocs);
      case JsonArray.WrongElement wrong -> wrongElement(head, line, rest, last);
      case JsonArray.NoJson none -> {
        JsonLook.ofNames(line.text().substring(rest, last))
            .ifPresent(slip -> noJson(line, rest, slip, "each word is a name, brackets and all"));
        yield head.statement(plain(line, rest, last), false, heredocs, Optional.empty());
      }
    };
  }

  private Statement command(
      Head head, LogicalLine line, int rest, int last, List<Instruction.Heredoc> heredocs) {
    return switch (JsonArray.read(line.text().substring(rest, last))) {
      case JsonArray.Texts texts -> head.json(line, rest, last, texts.values(), heredocs);
      case JsonArray.WrongElement wrong -> wrongElement(head, line, rest, last);
      case JsonArray.NoJson none -> {
        JsonLook.ofCommand(line.text().substring(rest, last))
            .filter(slip -> !head.keyword().equalsIgnoreCase("SHELL"))
            .ifPresent(slip -> noJson(line, rest, slip, "a shell gets it as it stands"));
        yield head.statement(
            List.of(argument(line, rest, last)), false, heredocs, Optional.empty());
      }
    };
  }

  private Statement health(Head head, LogicalLine line, int rest, int last) {
    Piece type = WordSplitter.plain(line.text(), rest, last).getFirst();
    int command = Blank.skip(line.text(), type.end());
    Argument first = argument(line, type.start(), type.end());
    if (command >= last) {
      return head.statement(List.of(first), false, List.of(), Optional.empty());
    }
    Statement body = command(head, line, command, last, List.of());
    List<Argument> all = new ArrayList<>();
    all.add(first);
    all.addAll(body.arguments());
    return head.statement(all, body.json(), List.of(), Optional.empty());
  }

  private void noJson(LogicalLine line, int rest, JsonLook.Slip slip, String instead) {
    diagnostics.add(
        new Diagnostic(
                "json",
                Diagnostic.Severity.INFO,
                line.span(rest + slip.start(), rest + slip.end()),
                "this looks like the JSON form and is no JSON: " + instead,
                Optional.of(slip.help()))
            .seeing(ReferenceSection.FORMS));
  }

  private Statement wrongElement(Head head, LogicalLine line, int rest, int last) {
    diagnostics.add(
        Diagnostic.error(
                RULE,
                line.span(rest, last),
                "when using JSON array syntax, arrays must be comprised of strings only",
                "Put every element into double quotes, and leave nested brackets out.")
            .seeing(ReferenceSection.FORMS));
    return head.statement(List.of(), true, List.of(), Optional.empty());
  }

  private static List<Argument> plain(LogicalLine line, int rest, int last) {
    return arguments(line, WordSplitter.plain(line.text(), rest, last));
  }

  private static List<Argument> arguments(LogicalLine line, List<Piece> pieces) {
    List<Argument> arguments = new ArrayList<>(pieces.size());
    pieces.forEach(piece -> arguments.add(argument(line, piece.start(), piece.end())));
    return arguments;
  }

  private static Argument argument(LogicalLine line, int start, int end) {
    return new Argument(line.span(start, end), line.text().substring(start, end));
  }

  /** What every statement has, before its arguments are known. */
  private record Head(
      Span span,
      Span keywordSpan,
      String keyword,
      String text,
      String trailing,
      FlagScanner flags) {
    Statement statement(
        List<Argument> arguments,
        boolean json,
        List<Instruction.Heredoc> heredocs,
        Optional<Statement> nested) {
      return new Statement(
          span,
          keywordSpan,
          keyword,
          text,
          trailing,
          flags.flags(),
          arguments,
          json,
          heredocs,
          nested);
    }

    Statement json(
        LogicalLine line,
        int rest,
        int last,
        List<String> values,
        List<Instruction.Heredoc> heredocs) {
      Span all = line.span(rest, last);
      return statement(
          values.stream().map(value -> new Argument(all, value)).toList(),
          true,
          heredocs,
          Optional.empty());
    }
  }
}
