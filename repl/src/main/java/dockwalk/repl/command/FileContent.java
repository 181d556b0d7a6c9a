package dockwalk.repl.command;

import dockwalk.exec.Host;
import dockwalk.fs.Node;
import dockwalk.render.Shown;
import dockwalk.render.Sizes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text of a file of the image, made fit for a terminal. */
final class FileContent {
  private static final int MOST = 64 * 1024;
  private static final int MOST_READ = 1 << 20;
  private static final int MOST_LINES = 2_000;

  private FileContent() {}

  static String text(Host.Contents contents, Node.Regular file) throws IOException {
    byte[] bytes = read(contents, file, MOST);
    long size = file.content().size();
    if (size == 0) {
      return "(empty)\n";
    }
    if (Shown.binary(bytes)) {
      return "(not text, " + Sizes.brief(size) + ")\n";
    }
    StringBuilder text = new StringBuilder();
    new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> text.append(Shown.line(line)).append('\n'));
    if (size > bytes.length) {
      text.append("… and ").append(Sizes.brief(size - bytes.length)).append(" more\n");
    }
    return text.toString();
  }

  /** The text, or that it is none, as fields of a document. */
  static Map<String, Object> json(Host.Contents contents, Node.Regular file) throws IOException {
    byte[] bytes = read(contents, file, MOST);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("binary", Shown.binary(bytes));
    if (!Shown.binary(bytes)) {
      fields.put("text", new String(bytes, StandardCharsets.UTF_8));
    }
    fields.put("cut", file.content().size() > bytes.length);
    return fields;
  }

  /** The lines from {@code from} on, or that they are none, as fields of a document. */
  static Map<String, Object> json(Host.Contents contents, Node.Regular file, int from)
      throws IOException {
    byte[] bytes = read(contents, file, MOST_READ);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("binary", Shown.binary(bytes));
    fields.put("first", from);
    if (!Shown.binary(bytes)) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      fields.put("lines", text.lines().skip(from - 1L).toList());
    }
    fields.put("cut", file.content().size() > bytes.length);
    return fields;
  }

  /**
   * The lines from {@code from} on, numbered; absent if there are none.
   *
   * @param whole whether the lines before them and all behind them are given, too
   */
  static Optional<String> page(Host.Contents contents, Node.Regular file, int from, boolean whole)
      throws IOException {
    byte[] bytes = read(contents, file, MOST_READ);
    if (file.content().size() == 0 || Shown.binary(bytes)) {
      return Optional.of(text(contents, file));
    }
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    if (from > lines.size()) {
      return Optional.empty();
    }
    int end = whole ? lines.size() : Math.min(lines.size(), from - 1 + MOST_LINES);
    StringBuilder text = new StringBuilder();
    for (int line = whole ? 1 : from; line <= end; line++) {
      String shown = Shown.line(lines.get(line - 1));
      text.append("%5d  %s%n".formatted(line, shown));
    }
    boolean cut = file.content().size() > bytes.length;
    if (end < lines.size() || cut) {
      text.append("… and more, of ").append(Sizes.brief(file.content().size())).append(" in all\n");
    }
    return Optional.of(text.toString());
  }

  /** The first {@code most} bytes, or all. */
  static byte[] read(Host.Contents contents, Node.Regular file, int most) throws IOException {
    try (InputStream in = contents.open(file.content())) {
      return in.readNBytes(most);
    }
  }
}
