package dockwalk.repl.command;

import dockwalk.debug.Breakpoint.Terms;
import dockwalk.debug.LogText;
import dockwalk.debug.Query;
import dockwalk.render.DiagnosticText;
import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.SourceFile;
import java.util.Optional;

/** Reads queries and log texts; what is wrong with one is shown as a fault of a Dockerfile is. */
final class Queries {
  private Queries() {}

  static Query of(String text) throws MisuseException {
    return switch (Query.parse(text)) {
      case Query.Parsed.Valid(Query query) -> query;
      case Query.Parsed.Invalid(Diagnostic why) -> throw wrong("expression", text, why);
    };
  }

  static Terms terms(Clauses clauses, boolean temporary) throws MisuseException {
    Optional<Query> condition =
        clauses.condition().isPresent()
            ? Optional.of(of(clauses.condition().get()))
            : Optional.empty();
    Optional<LogText> log =
        clauses.log().isPresent() ? Optional.of(log(clauses.log().get())) : Optional.empty();
    return new Terms(temporary, condition, log);
  }

  private static LogText log(String text) throws MisuseException {
    return switch (LogText.parse(text)) {
      case LogText.Parsed.Valid(LogText log) -> log;
      case LogText.Parsed.Invalid(Diagnostic why) -> throw wrong("log", text, why);
    };
  }

  private static MisuseException wrong(String name, String text, Diagnostic why) {
    return new MisuseException(DiagnosticText.of(new SourceFile(name, text), why).stripTrailing());
  }
}
