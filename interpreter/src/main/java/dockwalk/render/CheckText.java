package dockwalk.render;

import dockwalk.check.Finding;
import dockwalk.check.Findings;
import dockwalk.syntax.SourceFile;
import java.util.Comparator;
import java.util.List;

/** Shows what the build checks found, as Docker does (buildx, commands/build.go). */
public final class CheckText {
  private CheckText() {}

  /**
   * All of it, with the places: what {@code docker build --check} prints.
   *
   * @param failed whether there is an error as well, which is told elsewhere
   */
  public static String report(SourceFile source, Findings findings, boolean failed) {
    int count = findings.all().size();
    if (count == 0) {
      return failed ? "" : "Check complete, no warnings found.\n";
    }
    StringBuilder text = new StringBuilder("Check complete, ");
    text.append(count == 1 ? "1 warning has been found!" : count + " warnings have been found!");
    text.append('\n');
    findings.all().stream()
        .sorted(Comparator.comparingInt((Finding finding) -> source.firstLine(finding.place())))
        .forEach(finding -> append(source, finding, text));
    return text.toString();
  }

  private static void append(SourceFile source, Finding finding, StringBuilder text) {
    text.append("\nWARNING: ").append(finding.rule().name());
    finding.rule().url().ifPresent(url -> text.append(" - ").append(url));
    text.append('\n').append(Shown.text(finding.message())).append('\n');
    text.append(DiagnosticText.excerpt(source, finding.place()));
  }

  /** A line for each finding, such as {@code StageNameCasing: Stage name … (line 1)}. */
  public static List<String> brief(SourceFile source, Findings findings) {
    return findings.all().stream()
        .map(
            finding ->
                "%s: %s (line %d)"
                    .formatted(
                        finding.rule().name(),
                        Shown.text(finding.message()),
                        source.firstLine(finding.place())))
        .toList();
  }

  /** What stands at the end of a build; empty if nothing was found. */
  public static String atEnd(SourceFile source, Findings findings, Style style) {
    int count = findings.all().size();
    if (count == 0) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n ");
    String head = count == 1 ? "1 warning found" : count + " warnings found";
    text.append(style.changed(head + " (use dockwalk build --check to expand):")).append('\n');
    brief(source, findings).forEach(line -> text.append(" - ").append(line).append('\n'));
    return text.toString();
  }
}
