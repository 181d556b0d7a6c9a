package dockwalk.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.jr.ob.JSON;
import dockwalk.exec.Host;
import dockwalk.exec.IoFailure;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.image.Digest;
import dockwalk.image.ImageJson;
import dockwalk.image.JsonObject;
import dockwalk.image.Layer;
import dockwalk.image.Platform;
import dockwalk.plan.BuildOptions;
import dockwalk.syntax.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a trace, which anybody may have written. */
public final class TraceReader {
  /** The longest document, in bytes. */
  private static final long LONGEST = 256L << 20;

  /** The most characters of all files together. */
  private static final long MOST_BYTES = 64L << 20;

  private final JsonParser in;
  private final FolderReader folders = new FolderReader();
  private Optional<SourceFile> source = Optional.empty();
  private Optional<BuildOptions> options = Optional.empty();
  private final List<Layer> layers = new ArrayList<>();
  private final List<JsonObject> stacks = new ArrayList<>();
  private final Map<Content, Trace.Bytes> contents = new LinkedHashMap<>();
  private final List<Trace.Base> bases = new ArrayList<>();
  private final List<TracedStep> steps = new ArrayList<>();
  private Optional<String> context = Optional.empty();
  private long left = MOST_BYTES;

  private TraceReader(JsonParser in) {
    this.in = in;
  }

  /**
   * Reads a document.
   *
   * @throws TraceFault if it cannot be read, is no trace, is cut short, is of a newer version, or
   *     does not hold together
   */
  public static Trace read(InputStream document) throws TraceFault {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxDocumentLength(LONGEST).build())
            .build();
    try (JsonParser parser = factory.createParser(document)) {
      return new TraceReader(parser).trace();
    } catch (JsonEOFException e) {
      throw new TraceFault("it is cut short", e);
    } catch (StreamConstraintsException e) {
      throw new TraceFault("it is longer, or nested deeper, than a trace can be", e);
    } catch (JsonProcessingException e) {
      throw new TraceFault("it is no valid JSON: " + e.getOriginalMessage(), e);
    } catch (TraceFault e) {
      throw e;
    } catch (IOException e) {
      throw new TraceFault(IoFailure.words(e), e); // a field is not what it should be, mostly
    }
  }

  private Trace trace() throws IOException {
    if (in.nextToken() != JsonToken.START_OBJECT) {
      throw new TraceFault("it is no JSON object");
    }
    beginning();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      part(name);
    }
    Map<List<Digest>, FileTree> files = new LinkedHashMap<>();
    for (JsonObject stack : stacks) {
      files.put(diffIds(stack), new FileTree(folders.named(stack.required("files"))));
    }
    Optional<FileTree> tree =
        context.isPresent()
            ? Optional.of(new FileTree(folders.named(context.get())))
            : Optional.empty();
    return new Trace(
        source.orElseThrow(() -> new TraceFault("it has no Dockerfile")),
        options.orElseThrow(() -> new TraceFault("it has no options")),
        bases,
        steps,
        files,
        contents,
        tree);
  }

  /** What must come first, so that nothing is read that is not understood. */
  private void beginning() throws IOException {
    boolean ours =
        "format".equals(in.nextFieldName()) && TraceWriter.FORMAT.equals(in.nextTextValue());
    if (!ours) {
      throw new TraceFault("it does not begin as one");
    }
    if (!"version".equals(in.nextFieldName()) || in.nextToken() != JsonToken.VALUE_NUMBER_INT) {
      throw new TraceFault("it has no version");
    }
    if (in.getLongValue() != TraceWriter.VERSION) {
      throw new TraceFault(
          ("it has version %s, and this Dockwalk reads version %d:"
                  + " open it with the Dockwalk that wrote it, or a newer one")
              .formatted(in.getText(), TraceWriter.VERSION));
    }
  }

  private void part(String name) throws IOException {
    switch (name) {
      case "dockerfile" -> {
        JsonObject json = object(in, name);
        source = Optional.of(new SourceFile(json.required("name"), json.required("text")));
      }
      case "options" -> options = Optional.of(OptionsJson.read(object(in, name)));
      case "layers" ->
          each(name, json -> layers.add(new Layer(json.digest("diffId"), json.number("size"))));
      case "folders" -> folders.read(in);
      case "stacks" -> each(name, stacks::add);
      case "context" -> {
        expect(in, JsonToken.VALUE_STRING, name);
        context = Optional.of(in.getText());
      }
      case "contents" -> each(name, this::content);
      case "bases" -> each(name, json -> bases.add(base(json)));
      case "steps" -> each(name, json -> steps.add(StepJson.read(json, layer(json), length())));
      default -> in.skipChildren();
    }
  }

  /** Takes an element of a list. */
  private interface Taking {
    void take(JsonObject json) throws IOException;
  }

  private void each(String name, Taking taking) throws IOException {
    expect(in, JsonToken.START_ARRAY, name);
    for (int index = 0; in.nextToken() != JsonToken.END_ARRAY; index++) {
      taking.take(object(in, name + "[" + index + "]"));
    }
  }

  private void content(JsonObject json) throws IOException {
    Optional<String> bytes = json.text("text").map(TraceReader::utf8);
    if (bytes.isEmpty() && json.text("base64").isPresent()) {
      try {
        byte[] decoded = Base64.getDecoder().decode(json.required("base64"));
        bytes = Optional.of(new String(decoded, StandardCharsets.ISO_8859_1));
      } catch (IllegalArgumentException e) {
        throw new TraceFault(json.place() + ".base64 is none", e);
      }
    }
    left -= bytes.map(String::length).orElse(0);
    if (left < 0) {
      throw new TraceFault("its files have more than 64 MiB");
    }
    int number = Math.clamp(json.number("content"), 0, Integer.MAX_VALUE);
    contents.put(
        new Content.Recorded(number, json.number("size")),
        new Trace.Bytes(json.digest("digest"), bytes));
  }

  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private Trace.Base base(JsonObject json) throws IOException {
    JsonObject document =
        json.object("image").orElseThrow(() -> new TraceFault(json.place() + " has no image"));
    Map<Digest, Long> sizes = new HashMap<>();
    layers.forEach(layer -> sizes.put(layer.diffId(), layer.size()));
    byte[] image = JSON.std.asBytes(document.fields());
    try {
      return new Trace.Base(
          json.required("reference"),
          Platform.parse(json.required("platform")),
          new Host.Base(
              ImageJson.read(
                  new ByteArrayInputStream(image), diffId -> sizes.getOrDefault(diffId, 0L)),
              json.required("name"),
              json.text("digest").isPresent()
                  ? Optional.of(json.digest("digest"))
                  : Optional.empty()));
    } catch (IllegalArgumentException e) {
      throw new TraceFault(json.place() + ": " + e.getMessage(), e);
    }
  }

  private Optional<Layer> layer(JsonObject json) throws IOException {
    return json.fields().get("layer") == null
        ? Optional.empty()
        : Optional.of(numbered(json.number("layer")));
  }

  private List<Digest> diffIds(JsonObject stack) throws IOException {
    List<Digest> diffIds = new ArrayList<>();
    if (!(stack.fields().get("layers") instanceof List<?> numbers)) {
      throw new TraceFault(stack.place() + " has no layers");
    }
    for (Object number : numbers) {
      if (!(number instanceof Number index)) {
        throw new TraceFault(stack.place() + ".layers must be numbers");
      }
      diffIds.add(numbered(index.longValue()).diffId());
    }
    return List.copyOf(diffIds);
  }

  private Layer numbered(long index) throws TraceFault {
    if (index < 0 || index >= layers.size()) {
      throw new TraceFault("there is no layer " + index);
    }
    return layers.get((int) index);
  }

  private int length() {
    return source.map(file -> file.text().length()).orElse(0);
  }

  static void expect(JsonParser in, JsonToken token, String what) throws IOException {
    if (in.currentToken() != token) {
      throw new TraceFault(what + " is not what it should be");
    }
  }

  /** The object that {@code in} is at the start of. */
  static JsonObject object(JsonParser in, String place) throws IOException {
    expect(in, JsonToken.START_OBJECT, place);
    return new JsonObject(place, JSON.std.mapFrom(in));
  }
}
