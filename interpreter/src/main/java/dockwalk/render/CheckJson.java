package dockwalk.render;

import dockwalk.check.Finding;
import dockwalk.check.Findings;
import dockwalk.image.JsonText;
import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.SourceFile;
import dockwalk.syntax.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The findings as the document that {@code docker build --call=check,format=json} prints (BuildKit,
 * frontend/subrequests/lint).
 *
 * <pre>
 * {"warnings": [{"ruleName": …, "description": …, "url": …, "detail": …,
 *                "location": {"ranges": [{"start": {"line": 2}, "end": {"line": 2}}]}}],
 *  "sources": [{"filename": "Dockerfile", "data": base64, "language": "Dockerfile"}],
 *  "buildError": {"message": …, "location": …}}
 * </pre>
 */
public final class CheckJson {
  private CheckJson() {}

  /** The document, with a line end; {@code error} is why the file cannot be built, if it cannot. */
  public static String of(SourceFile source, Findings findings, Optional<Diagnostic> error) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(
        "warnings", findings.all().stream().map(finding -> warning(source, finding)).toList());
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("filename", source.name());
    byte[] bytes = source.text().getBytes(StandardCharsets.UTF_8);
    file.put("data", Base64.getEncoder().encodeToString(bytes));
    file.put("language", "Dockerfile");
    document.put("sources", List.of(file));
    error
        .map(diagnostic -> error(source, diagnostic.message(), place(diagnostic)))
        .or(() -> findings.violation().map(text -> error(source, text, Optional.empty())))
        .ifPresent(value -> document.put("buildError", value));
    return new String(JsonText.indented(document), StandardCharsets.UTF_8) + "\n";
  }

  private static Map<String, Object> warning(SourceFile source, Finding finding) {
    Map<String, Object> warning = new LinkedHashMap<>();
    warning.put("ruleName", finding.rule().name());
    warning.put("description", finding.rule().description());
    finding.rule().url().ifPresent(url -> warning.put("url", url));
    warning.put("detail", finding.message());
    warning.put("location", location(source, finding.place()));
    return warning;
  }

  private static Map<String, Object> error(
      SourceFile source, String message, Optional<Span> place) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", message);
    error.put("location", place.map(span -> location(source, span)).orElse(Map.of()));
    return error;
  }

  /** What was asked for is wrong at no place of the file. */
  private static Optional<Span> place(Diagnostic diagnostic) {
    return diagnostic.placed() ? Optional.of(diagnostic.span()) : Optional.empty();
  }

  /** The reference has a range for each line. */
  private static Map<String, Object> location(SourceFile source, Span span) {
    List<Object> ranges = new ArrayList<>();
    for (int line = source.firstLine(span); line <= source.lastLine(span); line++) {
      Map<String, Object> range = new LinkedHashMap<>();
      range.put("start", Map.of("line", line));
      range.put("end", Map.of("line", line));
      ranges.add(range);
    }
    return Map.of("ranges", ranges);
  }
}
