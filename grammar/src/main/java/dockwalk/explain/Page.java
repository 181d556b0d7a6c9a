package dockwalk.explain;

import java.util.List;
import java.util.Optional;

/**
 * What there is to say of a rule or an instruction.
 *
 * @param name of the rule, or the keyword of the instruction
 * @param summary one line
 * @param text some paragraphs; words between back-quotes are code
 * @param url more about it, where there is more
 */
public record Page(
    String name,
    Kind kind,
    String summary,
    String text,
    List<Section> sections,
    Optional<String> url) {
  public Page {
    sections = List.copyOf(sections);
  }

  /** What a page is about. */
  public enum Kind {
    RULE,
    INSTRUCTION
  }

  /**
   * A part of a page.
   *
   * @param key names it in every language, such as {@code wrong} or {@code layer}
   * @param title in the language of the page
   * @param code whether the text is to be shown as it is
   */
  public record Section(String key, String title, boolean code, String text) {}

  /** The section of this key. */
  public Optional<Section> section(String key) {
    return sections.stream().filter(section -> section.key().equals(key)).findFirst();
  }
}
