package dockwalk.cache;

import dockwalk.exec.CacheKey;
import dockwalk.exec.Change;
import dockwalk.image.Digest;
import dockwalk.image.Layer;
import dockwalk.name.ByteText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What one step did, and all that it depended on. Its text has one line for the form, one for the
 * time, one for the layer, and one for each part of the key.
 */
record StepRecord(Change change, List<CacheKey.Part> parts) {
  private static final String FORM = "dockwalk step 2";

  StepRecord {
    parts = List.copyOf(parts);
  }

  String text() {
    StringBuilder text = new StringBuilder(FORM).append('\n');
    text.append(change.created()).append('\n');
    text.append(change.layer().map(layer -> layer.diffId().hex() + " " + layer.size()).orElse("-"))
        .append('\n');
    for (CacheKey.Part part : parts) {
      text.append(part.digest().hex());
      text.append('\t').append(escape(part.name()));
      text.append('\t').append(escape(part.shown()));
      text.append('\t').append(escape(part.aside())).append('\n');
    }
    return text.toString();
  }

  /** Reads a record; absent if it is damaged or of another form. */
  static Optional<StepRecord> parse(String text) {
    try {
      Iterator<String> lines = text.lines().iterator();
      if (!lines.hasNext() || !lines.next().equals(FORM)) {
        return Optional.empty();
      }
      Instant created = Instant.parse(lines.next());
      Change change = new Change(layer(lines.next()), created);
      List<CacheKey.Part> parts = new ArrayList<>();
      while (lines.hasNext()) {
        String[] fields = lines.next().split("\t", -1);
        parts.add(
            new CacheKey.Part(
                unescape(fields[1]),
                new Digest(fields[0]),
                unescape(fields[2]),
                unescape(fields[3])));
      }
      return Optional.of(new StepRecord(change, parts));
    } catch (DateTimeParseException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | java.util.NoSuchElementException damaged) {
      return Optional.empty();
    }
  }

  private static Optional<Layer> layer(String line) {
    if (line.equals("-")) {
      return Optional.empty();
    }
    int space = line.indexOf(' ');
    return Optional.of(
        new Layer(new Digest(line.substring(0, space)), Long.parseLong(line.substring(space + 1))));
  }

  private static String escape(String text) {
    return isPlain(text) ? text : replaced(text);
  }

  /** Nearly all is: to look once is cheaper than to search for each character. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private static String replaced(String text) {
    return ByteText.escaped(text.replace("\\", "\\\\"))
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  private static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        plain.append(c);
        continue;
      }
      switch (text.charAt(++i)) {
        case 'n' -> plain.append('\n');
        case 'r' -> plain.append('\r');
        case 't' -> plain.append('\t');
        case 'x' -> {
          int value = Integer.parseInt(text, i + 1, i + 3, 16);
          plain.append(ByteText.of(new byte[] {(byte) value}));
          i += 2;
        }
        default -> plain.append('\\');
      }
    }
    return plain.toString();
  }
}
