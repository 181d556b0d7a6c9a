package dockwalk.syntax;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a beginner's mistakes get: every message, its place, and its advice. */
class ErrorsTest {
  @TestFactory
  Stream<DynamicTest> messages() throws IOException {
    return GoldenTable.read("errors.txt").check(ErrorsTest::diagnostics);
  }

  private static String diagnostics(String text) {
    Dockerfile file = Dockerfile.parse(new SourceFile("Dockerfile", text));
    return file.diagnostics().stream()
        .map(d -> place(file.source(), d.span()) + level(d) + " " + d.message() + help(d))
        .collect(Collectors.joining("\n"));
  }

  private static String place(SourceFile source, Span span) {
    String marked = source.text().substring(span.start(), span.end()).replace("\n", "⏎");
    String shown =
        marked.length() > 40
            ? marked.substring(0, 20) + "…" + marked.substring(marked.length() - 10)
            : marked;
    SourceFile.Location at = source.locate(span.start());
    return at.line() + ":" + at.column() + " «" + shown + "»";
  }

  private static String level(Diagnostic diagnostic) {
    return diagnostic.severity() == Diagnostic.Severity.ERROR ? "" : " " + diagnostic.severity();
  }

  private static String help(Diagnostic diagnostic) {
    return diagnostic.help().map(help -> "\n    " + help).orElse("")
        + diagnostic.see().map(see -> "\n    see " + see).orElse("");
  }
}
