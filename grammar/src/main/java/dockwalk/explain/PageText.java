package dockwalk.explain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The text of a page in one language: the summary as first line, paragraphs, and sections that
 * begin with {@code ## key}.
 */
record PageText(String summary, String text, SequencedMap<String, String> sections) {

  static PageText parse(String page) {
    String[] parts = page.split("(?m)^## ");
    int end = parts[0].indexOf('\n');
    SequencedMap<String, String> sections = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] section = parts[i].split("\n", 2);
      sections.put(section[0].strip(), section[1].strip());
    }
    return new PageText(
        parts[0].substring(0, end).strip(), parts[0].substring(end).strip(), sections);
  }

  /** The text of a section, and an empty one where there is none. */
  String section(String key) {
    return ((Map<String, String>) sections).getOrDefault(key, "");
  }
}
