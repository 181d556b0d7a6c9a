package dockwalk.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Asserts that every place in a syntax tree lies inside its parent's, in the order of the text. */
final class Spans {
  private Spans() {}

  static void check(Dockerfile file) {
    Span whole = new Span(0, file.source().text().length());
    int end = 0;
    for (Statement statement : file.statements()) {
      inside(statement.span(), whole);
      assertThat(statement.span().start()).isGreaterThanOrEqualTo(end);
      end = statement.span().end();
      check(statement);
    }
    int start = 0;
    for (Diagnostic diagnostic : file.diagnostics()) {
      inside(diagnostic.span(), whole);
      assertThat(diagnostic.span().start()).isGreaterThanOrEqualTo(start);
      start = diagnostic.span().start();
    }
    children(file.instructions().stream().map(Outline::of).toList(), whole);
  }

  static void check(Word word) {
    check(word, word.span());
  }

  private static void check(Word word, Span around) {
    int end = word.span().start();
    for (Word.Part part : word.parts()) {
      if (part instanceof Word.Part.Broken) {
        // It points back at what was opened and is never closed, and is the last one.
        assertThat(part).isSameAs(word.parts().getLast());
        inside(part.span(), around);
        return;
      }
      assertThat(part.span().start()).isGreaterThanOrEqualTo(end);
      end = part.span().end();
      inside(part.span(), word.span());
      if (part instanceof Word.Part.Variable variable && variable.operator().isPresent()) {
        Word operand = variable.operator().get().operand();
        inside(operand.span(), variable.span());
        check(operand, variable.span());
      }
    }
  }

  private static void check(Statement statement) {
    inside(statement.keywordSpan(), statement.span());
    int start = statement.keywordSpan().end();
    for (Statement.FlagText flag : statement.flags()) {
      start = after(start, flag.span(), statement.span());
    }
    for (Statement.Argument argument : statement.arguments()) {
      // The separator of a pair comes last in the list, and elements of JSON share their place.
      inside(argument.span(), statement.span());
      assertThat(argument.span().start()).isGreaterThanOrEqualTo(start);
    }
    statement.nested().ifPresent(Spans::check);
  }

  private static int after(int start, Span span, Span parent) {
    inside(span, parent);
    assertThat(span.start()).isGreaterThanOrEqualTo(start);
    return span.end();
  }

  private static void children(List<Outline.Node> nodes, Span parent) {
    int start = parent.start();
    for (Outline.Node node : nodes) {
      Span span = node.span().orElse(parent);
      inside(span, parent);
      if (node.span().isPresent()) {
        assertThat(span.start()).isGreaterThanOrEqualTo(start);
        start = span.start();
      }
      children(node.children(), span);
    }
  }

  private static void inside(Span inner, Span outer) {
    assertThat(inner.start()).isGreaterThanOrEqualTo(outer.start());
    assertThat(inner.end()).isLessThanOrEqualTo(outer.end());
  }
}
