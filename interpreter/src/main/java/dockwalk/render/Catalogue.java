package dockwalk.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the part of GNU gettext's PO format that the catalogues here use: {@code msgid}, {@code
 * msgid_plural}, {@code msgstr}, {@code msgstr[N]}, texts over several lines, and comments.
 */
final class Catalogue {
  private final Map<String, List<String>> entries = new HashMap<>();
  private final List<StringBuilder> texts = new ArrayList<>();

  private Catalogue() {}

  /** The translations of each English text in a resource beside this class: one, or its forms. */
  static Map<String, List<String>> read(String resource) {
    Catalogue catalogue = new Catalogue();
    text(resource).lines().forEach(catalogue::line);
    catalogue.finish();
    return catalogue.entries;
  }

  private static String text(String resource) {
    try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a part of the program is damaged
    }
  }

  private void line(String line) {
    int quote = line.indexOf('"');
    if (quote < 0 || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("msgid ")) {
      finish();
    }
    boolean plural = line.startsWith("msgid_plural");
    if (line.startsWith("msg") && !plural) {
      texts.add(new StringBuilder());
    }
    if (!plural) {
      texts.getLast().append(line.substring(quote + 1, line.lastIndexOf('"')).translateEscapes());
    }
  }

  private void finish() {
    if (!texts.isEmpty()) {
      List<String> all = texts.stream().map(StringBuilder::toString).toList();
      entries.put(all.getFirst(), all.subList(1, all.size()));
    }
    texts.clear();
  }
}
