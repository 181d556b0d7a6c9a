package dockwalk.syntax;

import java.util.List;

/** Rules about the file as a whole: it has instructions, and a stage before all but ARG. */
final class StructureRules {
  private static final String RULE = "structure";

  private StructureRules() {}

  static void check(SourceFile source, List<Statement> statements, List<Diagnostic> diagnostics) {
    Span start = new Span(0, 0);
    String help = "Begin with FROM and the image to start from, for example FROM dockwalk/base.";
    if (source.text().isEmpty()) {
      diagnostics.add(Diagnostic.error(RULE, start, "the Dockerfile cannot be empty", help));
      return;
    }
    if (statements.isEmpty()) {
      diagnostics.add(Diagnostic.error(RULE, start, "file with no instructions", help));
      return;
    }
    boolean stage = false;
    boolean reported = false;
    for (Statement statement : statements) {
      stage |= statement.keyword().equalsIgnoreCase("FROM");
      if (!stage && !reported && !statement.keyword().equalsIgnoreCase("ARG")) {
        boolean known =
            diagnostics.stream().anyMatch(d -> d.span().equals(statement.keywordSpan()));
        if (!known) {
          diagnostics.add(
              Diagnostic.error(
                  RULE,
                  statement.keywordSpan(),
                  "no build stage in current context",
                  "Put FROM before it: only ARG may stand before the first FROM."));
          reported = true;
        }
      }
    }
    if (!stage && !reported) {
      diagnostics.add(
          Diagnostic.error(RULE, start, "dockerfile contains no stages to build", help));
    }
  }
}
