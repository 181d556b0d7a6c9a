package dockwalk.trace;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.jr.ob.JSON;
import dockwalk.debug.Trees;
import dockwalk.debug.Walk;
import dockwalk.exec.Change;
import dockwalk.exec.Host;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.image.Digest;
import dockwalk.image.ImageJson;
import dockwalk.image.Layer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a trace as JSON; {@code interpreter/trace.md} describes the fields. */
public final class TraceWriter {
  static final String FORMAT = "dockwalk trace";
  static final int VERSION = 1;

  private final Trace trace;
  private final JsonGenerator out;
  private final Map<Digest, Integer> layers = new HashMap<>();

  private TraceWriter(Trace trace, JsonGenerator out) {
    this.trace = trace;
    this.out = out;
  }

  /**
   * Writes the document.
   *
   * @param out stays open
   * @throws IOException also if the trace does not hold together
   */
  public static void write(Trace trace, OutputStream out) throws IOException, InterruptedException {
    try (JsonGenerator generator = OneLine.FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
      generator.setPrettyPrinter(lines());
      new TraceWriter(trace, generator).document();
    }
  }

  /** A line for each field, and for each element of a list; folders and files have one each. */
  private static DefaultPrettyPrinter lines() {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return printer;
  }

  private void document() throws IOException, InterruptedException {
    List<Walk> walks = trace.walks();
    out.writeStartObject();
    field("format", FORMAT);
    field("version", VERSION);
    field("dockerfile", Map.of("name", trace.source().name(), "text", trace.source().text()));
    field("options", OptionsJson.write(trace.options()));
    layers(walks);
    out.writeObjectFieldStart("folders");
    FolderTable folders = new FolderTable(out);
    Map<List<Digest>, String> roots = new LinkedHashMap<>();
    for (Map.Entry<List<Digest>, FileTree> stack : trace.files().entrySet()) {
      roots.put(stack.getKey(), folders.add(stack.getValue().root()));
    }
    String context = trace.context().isPresent() ? folders.add(trace.context().get().root()) : "";
    out.writeEndObject();
    stacks(roots);
    if (!context.isEmpty()) {
      field("context", context);
    }
    contents(folders);
    bases();
    steps(walks, roots);
    out.writeEndObject();
    out.writeRaw('\n');
  }

  private void field(String name, Object value) throws IOException {
    out.writeFieldName(name);
    JSON.std.write(value, out);
  }

  private void layers(List<Walk> walks) throws IOException {
    out.writeArrayFieldStart("layers");
    for (Walk walk : walks) {
      for (Layer layer : walk.stageAfter().image().layers()) {
        if (layers.putIfAbsent(layer.diffId(), layers.size()) == null) {
          JSON.std.write(Fields.of("diffId", layer.diffId().toString(), "size", layer.size()), out);
        }
      }
    }
    out.writeEndArray();
  }

  private void stacks(Map<List<Digest>, String> roots) throws IOException {
    out.writeArrayFieldStart("stacks");
    for (Map.Entry<List<Digest>, String> stack : roots.entrySet()) {
      List<Integer> numbers = stack.getKey().stream().map(layers::get).toList();
      JSON.std.write(Fields.of("layers", numbers, "files", stack.getValue()), out);
    }
    out.writeEndArray();
  }

  private void contents(FolderTable folders) throws IOException {
    out.writeArrayFieldStart("contents");
    for (Map.Entry<Content, Trace.Bytes> each : trace.contents().entrySet()) {
      Map<String, Object> fields =
          Fields.of(
              "content",
              folders.number(each.getKey()),
              "digest",
              each.getValue().digest().toString());
      fields.put("size", each.getKey().size());
      each.getValue()
          .bytes()
          .ifPresent(bytes -> put(fields, bytes.getBytes(StandardCharsets.ISO_8859_1)));
      out.writeRawValue(OneLine.of(fields));
    }
    out.writeEndArray();
  }

  private static void put(Map<String, Object> fields, byte[] bytes) {
    try {
      fields.put(
          "text", StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      fields.put("base64", Base64.getEncoder().encodeToString(bytes));
    }
  }

  private void bases() throws IOException {
    out.writeArrayFieldStart("bases");
    for (Trace.Base base : trace.bases()) {
      Map<String, Object> fields =
          Fields.of("reference", base.reference(), "platform", base.platform().toString());
      fields.put("name", base.found().name());
      base.found().digest().ifPresent(digest -> fields.put("digest", digest.toString()));
      fields.put("image", JSON.std.mapFrom(ImageJson.write(base.found().image())));
      JSON.std.write(fields, out);
    }
    out.writeEndArray();
  }

  private void steps(List<Walk> walks, Map<List<Digest>, String> roots) throws IOException {
    Host host = trace.host();
    Trees trees = new Trees(host.layers(), host.contents());
    out.writeArrayFieldStart("steps");
    for (int i = 0; i < walks.size(); i++) {
      JSON.std.write(step(walks.get(i), trace.steps().get(i), trees, roots), out);
    }
    out.writeEndArray();
  }

  private Map<String, Object> step(
      Walk walk, TracedStep step, Trees trees, Map<List<Digest>, String> roots) throws IOException {
    Map<String, Object> fields = StepView.place(walk, walk.before().plan());
    fields.putAll(StepJson.write(step));
    step.change()
        .flatMap(Change::layer)
        .map(layer -> layers.get(layer.diffId()))
        .ifPresent(number -> fields.put("layer", number));
    fields.putAll(StepView.state(walk, trees.diff(walk)));
    // a stage without layers has no folder
    fields.put("files", roots.get(Layer.diffIds(walk.stageAfter().image().layers())));
    return fields;
  }
}
