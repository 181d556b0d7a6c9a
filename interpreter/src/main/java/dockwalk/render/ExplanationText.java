package dockwalk.render;

import dockwalk.explain.Explanations;
import dockwalk.explain.Page;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lays out the explanations of rules and instructions. */
public final class ExplanationText {
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");
  private static final int KEYWORD = 12;

  private final Explanations explanations;
  private final Style style;

  public ExplanationText(Explanations explanations, Style style) {
    this.explanations = explanations;
    this.style = style;
  }

  /** A whole page. */
  public String page(Page page) {
    StringBuilder text = new StringBuilder(style.strong(page.name()));
    if (page.kind() == Page.Kind.RULE) {
      text.append(style.faint("  (" + explanations.word("rule") + ")"));
    }
    text.append('\n').append(prose(page.summary())).append("\n\n");
    text.append(prose(page.text())).append('\n');
    for (Page.Section section : page.sections()) {
      text.append('\n').append(style.strong(section.title())).append('\n');
      text.append(section.code() ? code(section.text()) : prose(section.text())).append('\n');
    }
    explanations.more(page).ifPresent(more -> text.append('\n').append(more).append('\n'));
    return text.toString();
  }

  /** All names with their summaries. */
  public String list() {
    StringBuilder text = new StringBuilder(style.strong(explanations.word("instructions")));
    text.append('\n');
    for (Page page : explanations.all(Page.Kind.INSTRUCTION)) {
      String name = page.name() + " ".repeat(Math.max(1, KEYWORD - page.name().length()));
      text.append("  ").append(name).append(prose(page.summary())).append('\n');
    }
    text.append('\n').append(style.strong(explanations.word("rules"))).append('\n');
    for (Page page : explanations.all(Page.Kind.RULE)) {
      text.append("  ").append(page.name()).append('\n');
      text.append("      ").append(style.faint(prose(page.summary()))).append('\n');
    }
    return text.append('\n').append(prose(explanations.word("hint"))).append('\n').toString();
  }

  private static String code(String text) {
    return text.lines()
        .map(line -> line.isEmpty() ? "" : "    " + line)
        .reduce((a, b) -> a + "\n" + b)
        .orElse("");
  }

  /** On a terminal code is coloured, and needs no back-quotes. */
  private String prose(String text) {
    if (!style.coloured()) {
      return text;
    }
    return CODE.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(style.here(found.group(1))));
  }
}
