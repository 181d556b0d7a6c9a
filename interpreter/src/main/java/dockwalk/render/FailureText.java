package dockwalk.render;

import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.SourceFile;
import java.util.List;

/** What is shown under a failed build, as BuildKit shows it. */
public final class FailureText {
  private static final String RULE = "------\n";

  private FailureText() {}

  /**
   * The step with its last lines of output, the place in the Dockerfile, the reason.
   *
   * @param name of the step, with its tag
   * @param output the last lines that it printed
   */
  public static String of(SourceFile source, String name, List<String> output, Diagnostic why) {
    StringBuilder text = new StringBuilder(RULE);
    text.append(" > ").append(name).append(":\n");
    output.forEach(line -> text.append(line).append('\n'));
    text.append(RULE).append(DiagnosticText.excerpt(source, why.span()));
    text.append("ERROR: failed to build: failed to solve: ")
        .append(DiagnosticText.safe(why.message()))
        .append('\n');
    why.help()
        .ifPresent(help -> text.append("  help: ").append(DiagnosticText.safe(help)).append('\n'));
    return text.toString();
  }
}
