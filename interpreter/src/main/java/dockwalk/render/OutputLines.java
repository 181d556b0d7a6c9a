package dockwalk.render;

import java.util.function.Consumer;

/** Puts text that comes in pieces together to whole lines. */
final class OutputLines {
  private static final int LONGEST = 16 * 1024;
  private final StringBuilder rest = new StringBuilder();
  private final Consumer<String> lines;

  /** {@code lines} takes each line, without its end; endless ones are cut. */
  OutputLines(Consumer<String> lines) {
    this.lines = lines;
  }

  void add(String text) {
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      rest.append(text, from, end);
      flush();
      from = end + 1;
    }
    rest.append(text, from, text.length());
    if (rest.length() > LONGEST) {
      finish();
    }
  }

  /** Gives out what came after the last line end. */
  void finish() {
    if (!rest.isEmpty()) {
      flush();
    }
  }

  private void flush() {
    String line = rest.toString();
    rest.setLength(0);
    lines.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
  }
}
