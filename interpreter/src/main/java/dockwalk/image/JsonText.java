package dockwalk.image;

import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** Writes documents as Go does, so that other programs' digests of the same image are ours. */
public final class JsonText {
  private JsonText() {}

  /** On one line. */
  static byte[] compact(Map<String, Object> document) {
    return write(JSON.std, document);
  }

  /** On many lines, indented by two blanks ({@code json.MarshalIndent}). */
  public static byte[] indented(Map<String, Object> document) {
    return write(JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).with(indentation()), document);
  }

  private static byte[] write(JSON json, Map<String, Object> document) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      json.write(document, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("memory takes every byte", e);
    }
  }

  private static PrettyPrinter indentation() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator(""));
    printer.indentArraysWith(lines);
    printer.indentObjectsWith(lines);
    return printer;
  }
}
