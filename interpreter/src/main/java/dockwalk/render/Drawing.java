package dockwalk.render;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The lines, arrows and dots in what is shown, for terminals that know no more than ASCII. */
public final class Drawing {
  private static final Map<Character, String> PLAIN =
      Map.ofEntries(
          Map.entry('─', "-"),
          Map.entry('│', "|"),
          Map.entry('├', "|"),
          Map.entry('└', "`"),
          Map.entry('→', "->"),
          Map.entry('←', "<-"),
          Map.entry('↑', "^"),
          Map.entry('↓', "v"),
          Map.entry('…', "..."),
          Map.entry('·', "."),
          Map.entry('—', "-"));

  private Drawing() {}

  /** Texts as a terminal of this character set shows them best. */
  public static UnaryOperator<String> in(Charset charset) {
    boolean able = charset.canEncode() && charset.newEncoder().canEncode("─→…");
    return able ? UnaryOperator.identity() : Drawing::plain;
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String known = c < 128 ? null : PLAIN.get(c);
      if (known == null) {
        plain.append(c);
      } else {
        plain.append(known);
      }
    }
    return plain.toString();
  }
}
