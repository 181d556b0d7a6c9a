package dockwalk.syntax;

import dockwalk.grammar.Blank;
import java.util.Optional;

/**
 * Arguments that look like the JSON form and are none: they silently are something else. The
 * reference says nothing of it, so that this is a note and no warning.
 */
final class JsonLook {
  private static final String CURLY = "“”„‟‘’‚‛«»";
  private static final String ESCAPES = "\"\\/bfnrtu";

  private final String text;
  private int at;

  private JsonLook(String text) {
    this.text = text;
  }

  /**
   * What keeps the arguments from being JSON.
   *
   * @param start offset in the arguments
   * @param end offset after it
   * @param help what to write instead
   */
  record Slip(int start, int end, String help) {}

  /** Of a command's text, which is no JSON; absent if it does not look like it. */
  static Optional<Slip> ofCommand(String text) {
    if (text.length() < 2 || text.charAt(0) != '[') {
      return Optional.empty();
    }
    // A [ with a blank after it is a program, as in: RUN [ "$A" = b ] || exit 1
    char first = text.charAt(1);
    boolean list = Blank.isSpace(first) ? listed(text) : quote(first) || words(text);
    return list ? slip(text) : Optional.empty();
  }

  /** Whether a comma stands in the brackets; other shells have types there, as in: [IO.File]::x */
  private static boolean words(String text) {
    int comma = text.indexOf(',');
    return text.charAt(1) != '[' && comma >= 0 && comma < text.indexOf(']');
  }

  /** Of file names; of these some have brackets, as in: COPY [a-z]*.txt /texts/ */
  static Optional<Slip> ofNames(String text) {
    int first = text.isEmpty() ? 0 : Blank.skip(text, 1);
    boolean quoted = first < text.length() && quote(text.charAt(first));
    return text.startsWith("[") && quoted ? slip(text) : Optional.empty();
  }

  /** Whether a comma or a bracket follows the first text in quotes. */
  private static boolean listed(String text) {
    int first = Blank.skip(text, 1);
    if (first >= text.length() || !quote(text.charAt(first))) {
      return false;
    }
    int end = first + 1;
    while (end < text.length() && !quote(text.charAt(end))) {
      end++;
    }
    int next = Blank.skip(text, Math.min(end + 1, text.length()));
    return next < text.length() && ",]".indexOf(text.charAt(next)) >= 0;
  }

  private static boolean quote(char c) {
    return c == '"' || c == '\'' || CURLY.indexOf(c) >= 0;
  }

  private static Optional<Slip> slip(String text) {
    return Optional.of(new JsonLook(text).first());
  }

  /** The first slip; the text is no JSON, so that there is one. */
  private Slip first() {
    at = Blank.skip(text, 1);
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ',') {
        return at(at, at + 1, "Take the comma out: one stands between two texts only.");
      }
      if (c != '"') {
        return element(c);
      }
      int start = at;
      Optional<Slip> inside = string();
      if (inside.isPresent()) {
        return inside.get();
      }
      at = Blank.skip(text, at);
      if (at >= text.length()) {
        break;
      }
      if (text.charAt(at) == ']') {
        return at(at + 1, text.length(), "Nothing may stand after the ].");
      }
      if (text.charAt(at) != ',') {
        return at(start, at, "Put a comma between this text and the next.");
      }
      int comma = at;
      at = Blank.skip(text, at + 1);
      if (at < text.length() && text.charAt(at) == ']') {
        return at(comma, comma + 1, "Take the comma out: no text follows it.");
      }
    }
    return at(0, 1, "Write a ] at the end.");
  }

  private Slip element(char c) {
    if (CURLY.indexOf(c) >= 0) {
      String code = "U+%04X".formatted((int) c);
      return at(
          at, at + 1, "Write straight double quotes, \"…\": this one is curly, " + code + ".");
    }
    int end = at + 1;
    while (end < text.length() && ",]".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String word = Blank.strip(text.substring(at, end)).replaceAll("^'|'$", "");
    boolean shown = word.length() < 40 && word.chars().noneMatch(w -> quote((char) w) || w == '\\');
    return at(at, end, "Put it into double quotes: \"" + (shown ? word : "…") + "\".");
  }

  /** Goes over a text in double quotes; what is wrong in it. */
  private Optional<Slip> string() {
    int start = at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length() && ESCAPES.indexOf(text.charAt(at + 1)) < 0) {
        return Optional.of(at(at, at + 2, "In JSON a \\ is written twice: \\\\."));
      }
      if (c < ' ') {
        return Optional.of(at(at, at + 1, "Write \\t for a tab."));
      }
      at += c == '\\' ? 2 : 1;
    }
    if (at >= text.length()) {
      return Optional.of(at(start, text.length(), "Write a \" where this text ends, and then ]."));
    }
    at++;
    return Optional.empty();
  }

  private Slip at(int start, int end, String help) {
    return new Slip(start, Math.max(start, Math.min(end, text.length())), help);
  }
}
