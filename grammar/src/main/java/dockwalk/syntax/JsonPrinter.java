package dockwalk.syntax;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Optional;

/** Prints the syntax tree as one JSON document, which {@code grammar/ast.md} describes. */
public final class JsonPrinter {
  /** Grows when something that readers may rely on changes its name or its meaning. */
  private static final int VERSION = 1;

  private final Dockerfile file;
  private final JsonGenerator json;

  private JsonPrinter(Dockerfile file, JsonGenerator json) {
    this.file = file;
    this.json = json;
  }

  /** The document for {@code file}, with a line end. */
  public static String print(Dockerfile file) {
    return Printed.text(text -> print(file, text));
  }

  /** Writes the document for {@code file}, with a line end. */
  public static void print(Dockerfile file, Writer text) throws IOException {
    JsonFactory factory = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    try (JsonGenerator json = factory.createGenerator(text).useDefaultPrettyPrinter()) {
      new JsonPrinter(file, json).document();
    }
    text.append('\n');
  }

  /** {@code value} in double quotes, with JSON's escapes. */
  static String quote(String value) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
  }

  private void document() throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", VERSION);
    json.writeStringField("file", file.source().name());
    json.writeStringField("escape", String.valueOf(file.escape()));
    json.writeObjectFieldStart("directives");
    for (Map.Entry<String, String> directive : file.directives().entrySet()) {
      json.writeStringField(directive.getKey(), directive.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("instructions");
    for (Instruction instruction : file.instructions()) {
      node(Outline.of(instruction));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("diagnostics");
    for (Diagnostic diagnostic : file.diagnostics()) {
      diagnostic(diagnostic);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void node(Outline.Node node) throws IOException {
    json.writeStartObject();
    json.writeStringField("node", node.kind());
    attributes(node);
    if (node.value().isPresent()) {
      json.writeStringField("value", node.value().get());
    }
    span(node.span());
    if (!node.children().isEmpty()) {
      json.writeArrayFieldStart("children");
      for (Outline.Node child : node.children()) {
        node(child);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void attributes(Outline.Node node) throws IOException {
    for (Map.Entry<String, Object> attribute : node.attributes().entrySet()) {
      if (attribute.getValue() instanceof Boolean truth) {
        json.writeBooleanField(attribute.getKey(), truth);
      } else {
        json.writeStringField(attribute.getKey(), attribute.getValue().toString());
      }
    }
  }

  private void diagnostic(Diagnostic diagnostic) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", diagnostic.rule());
    json.writeStringField("severity", diagnostic.severity().name());
    json.writeStringField("message", diagnostic.message());
    if (diagnostic.help().isPresent()) {
      json.writeStringField("help", diagnostic.help().get());
    }
    if (diagnostic.see().isPresent()) {
      json.writeStringField("see", diagnostic.see().get());
    }
    span(Optional.of(diagnostic.span()));
    json.writeEndObject();
  }

  private void span(Optional<Span> span) throws IOException {
    if (span.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("span");
    place("start", span.get().start());
    place("end", span.get().end());
    json.writeEndObject();
  }

  private void place(String name, int offset) throws IOException {
    SourceFile.Location location = file.source().locate(offset);
    json.writeObjectFieldStart(name);
    json.writeNumberField("line", location.line());
    json.writeNumberField("column", location.column());
    json.writeNumberField("offset", offset);
    json.writeEndObject();
  }
}
