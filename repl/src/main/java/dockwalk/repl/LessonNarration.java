package dockwalk.repl;

import dockwalk.lessons.LessonText;
import dockwalk.lessons.Markdown;
import dockwalk.render.Style;
import dockwalk.repl.command.Narration;
import java.util.Optional;

/**
 * Tells a lesson beside the steps of its Dockerfile.
 *
 * @param text what is told, in one language
 * @param width columns to fill at most
 */
public record LessonNarration(LessonText text, int width, Style style) implements Narration {
  @Override
  public Optional<String> beginning() {
    return Optional.of(page("# " + text.title() + "\n\n" + text.intro()));
  }

  @Override
  public Optional<String> before(int line) {
    return text.beforeLine(line).map(told -> page(told) + "\n");
  }

  @Override
  public Optional<String> end() {
    return Optional.of(page(text.end()));
  }

  /** Laid out, with a blank line before it. */
  private String page(String markdown) {
    return "\n" + String.join("\n", Markdown.lines(markdown, width, style.coloured())) + "\n";
  }
}
