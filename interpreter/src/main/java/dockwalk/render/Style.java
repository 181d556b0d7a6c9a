package dockwalk.render;

/** How text is set off: with the escape codes of a terminal, or not at all. */
public enum Style {
  /** No escape codes. */
  PLAIN,
  /** The eight basic colours, which every terminal theme knows. */
  ANSI;

  private static final String RESET = "\u001B[0m";

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
    return this == PLAIN || text.isEmpty() ? text : "\u001B[" + code + "m" + text + RESET;
  }
}
