package dockwalk.render;

/**
 * How text is shown: set off with the escape codes of a terminal, or not at all, how wide, and in
 * which language.
 *
 * @param coloured whether the eight basic colours are used, which every terminal theme knows
 * @param width columns that a line may fill
 * @param phrases the language
 */
public record Style(boolean coloured, int width, Phrases phrases) {
  /** What fits on the usual eighty columns. */
  private static final int USUAL = 78;

  private static final int NARROWEST = 30;

  /** Longer lines are hard to follow. */
  private static final int WIDEST = 110;

  /** No escape codes. */
  public static final Style PLAIN = new Style(false, USUAL, Phrases.ENGLISH);

  /** Colours, on the usual terminal. */
  public static final Style ANSI = new Style(true, USUAL, Phrases.ENGLISH);

  private static final String RESET = "\u001B[0m";

  /** The same on a terminal of so many columns. */
  public Style on(int columns) {
    return new Style(coloured, Math.clamp(columns - 2L, NARROWEST, WIDEST), phrases);
  }

  /** The same in another language. */
  public Style in(Phrases other) {
    return new Style(coloured, width, other);
  }

  /** {@code english} in this language: see {@link Phrases#of}. */
  public String say(String english, Object... values) {
    return phrases.of(english, values);
  }

  /** What the eye shall find first. */
  public String strong(String text) {
    return wrap("1", text);
  }

  /** What only fills in. */
  public String faint(String text) {
    return wrap("2", text);
  }

  /** What is new, or went well. */
  public String good(String text) {
    return wrap("32", text);
  }

  /** What is different. */
  public String changed(String text) {
    return wrap("33", text);
  }

  /** What is gone, or went wrong. */
  public String bad(String text) {
    return wrap("31", text);
  }

  /** Where one is. */
  public String here(String text) {
    return wrap("36", text);
  }

  private String wrap(String code, String text) {
    return !coloured || text.isEmpty() ? text : "\u001B[" + code + "m" + text + RESET;
  }
}
