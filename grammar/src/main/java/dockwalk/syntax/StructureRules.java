package dockwalk.syntax;

import java.util.List;
import java.util.Optional;

/** Rules about the file as a whole: it has instructions, and a stage before all but ARG. */
final class StructureRules {
  private static final String RULE = "structure";

  private StructureRules() {}

  static void check(SourceFile source, List<Statement> statements, List<Diagnostic> diagnostics) {
    Span start = new Span(0, 0);
    String help = "Begin with FROM and the image to start from, for example FROM dockwalk/base.";
    if (source.text().isEmpty()) {
      diagnostics.add(
          Diagnostic.error(RULE, start, "the Dockerfile cannot be empty", help).seeing("FROM"));
      return;
    }
    if (statements.isEmpty()) {
      diagnostics.add(
          Diagnostic.error(RULE, start, "file with no instructions", help).seeing("FROM"));
      return;
    }
    Optional<Statement> first =
        statements.stream().filter(s -> !s.keyword().equalsIgnoreCase("ARG")).findFirst();
    if (first.isEmpty()) {
      diagnostics.add(
          Diagnostic.error(RULE, start, "dockerfile contains no stages to build", help)
              .seeing("FROM"));
    } else if (!first.get().keyword().equalsIgnoreCase("FROM")
        && !reported(first.get(), diagnostics)) {
      diagnostics.add(
          Diagnostic.error(
                  RULE,
                  first.get().keywordSpan(),
                  "no build stage in current context",
                  "Put FROM before it: only ARG may stand before the first FROM.")
              .seeing("FROM"));
    }
  }

  /** A misspelt FROM is told as such, and the lack of a stage that follows from it is not. */
  private static boolean reported(Statement statement, List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(Diagnostic::span)
        .anyMatch(
            span ->
                span.start() >= statement.keywordSpan().start()
                    && span.end() <= statement.keywordSpan().end());
  }
}
