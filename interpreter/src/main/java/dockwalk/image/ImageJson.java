package dockwalk.image;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes and reads the config document of an image, whose digest is the image's ID (OCI image-spec,
 * config.md, with the additions of Docker's image specification 1.3).
 */
public final class ImageJson {
  private static final String EXPORTER = "buildkit.exporter.image.v0";

  /** RFC 3339 with as many digits as needed, as Go writes times. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(-1).toFormatter(Locale.ROOT);

  private ImageJson() {}

  /** How the size of a layer is found: its config does not say it. */
  public interface Sizes {
    /**
     * The size of the uncompressed tar {@code diffId}, in bytes.
     *
     * @throws IOException if there is no such layer
     */
    long of(Digest diffId) throws IOException;
  }

  /**
   * The document: the keys of the outer object in alphabetical order, empty fields left out. The
   * same image always gives the same bytes. The history gets as many lines with a layer as there
   * are layers.
   */
  public static byte[] write(Image image) {
    SortedMap<String, Object> json = new TreeMap<>();
    json.put("architecture", image.platform().architecture());
    image.author().ifPresent(author -> json.put("author", author));
    json.put("config", config(image.config()));
    image.created().ifPresent(created -> json.put("created", TIME.format(created)));
    List<Object> history = new ArrayList<>();
    balanced(image).forEach(entry -> history.add(history(entry)));
    putUnlessEmpty(json, "history", history);
    json.put("os", image.platform().os());
    SequencedMap<String, Object> rootfs = new LinkedHashMap<>();
    rootfs.put("type", "layers");
    rootfs.put("diff_ids", image.layers().stream().map(l -> l.diffId().toString()).toList());
    json.put("rootfs", rootfs);
    putUnlessEmpty(json, "variant", image.platform().variant());
    return JsonText.compact(json);
  }

  /**
   * Reads a config document.
   *
   * @throws IOException if it is none, which the message explains, or if a layer has no size
   */
  public static Image read(InputStream in, Sizes sizes) throws IOException {
    JsonObject json = JsonObject.read(in, "the image config");
    List<Layer> layers = new ArrayList<>();
    for (Digest diffId : diffIds(json)) {
      layers.add(new Layer(diffId, sizes.of(diffId)));
    }
    Optional<JsonObject> config = json.object("config");
    List<History> history = new ArrayList<>();
    for (JsonObject entry : json.objects("history")) {
      history.add(
          new History(
              time(entry, "created"),
              entry.text("created_by").orElse(""),
              entry.text("comment").orElse(""),
              entry.flag("empty_layer")));
    }
    return new Image(
        Descriptor.platform(json),
        config.isEmpty() ? ImageConfig.blank() : ConfigJson.read(config.get()),
        json.text("author").filter(author -> !author.isEmpty()),
        time(json, "created"),
        layers,
        history);
  }

  /**
   * The layers that a config document names, without reading the rest.
   *
   * @throws IOException if it is no config document
   */
  public static List<Digest> diffIds(InputStream in) throws IOException {
    return diffIds(JsonObject.read(in, "the image config"));
  }

  private static List<Digest> diffIds(JsonObject json) throws IOException {
    JsonObject rootfs =
        json.object("rootfs").orElseThrow(() -> new IOException("the image config has no rootfs"));
    return rootfs.digests("diff_ids");
  }

  /** As BuildKit's exporter does: surplus layers are no layers, missing lines are added. */
  private static List<History> balanced(Image image) {
    List<History> history = new ArrayList<>();
    int left = image.layers().size();
    for (History entry : image.history()) {
      boolean empty = entry.emptyLayer() || left == 0;
      history.add(new History(entry.created(), entry.createdBy(), entry.comment(), empty));
      left -= empty ? 0 : 1;
    }
    for (; left > 0; left--) {
      history.add(new History(image.created(), "", EXPORTER, false));
    }
    return history;
  }

  private static Map<String, Object> history(History entry) {
    SequencedMap<String, Object> json = new LinkedHashMap<>();
    entry.created().ifPresent(created -> json.put("created", TIME.format(created)));
    putUnlessEmpty(json, "created_by", entry.createdBy());
    putUnlessEmpty(json, "comment", entry.comment());
    if (entry.emptyLayer()) {
      json.put("empty_layer", true);
    }
    return json;
  }

  private static Map<String, Object> config(ImageConfig config) {
    return ConfigJson.write(config);
  }

  private static Optional<Instant> time(JsonObject json, String name) throws IOException {
    Optional<String> text = json.text(name).filter(t -> !t.isEmpty());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text.get(), Instant::from));
    } catch (DateTimeException e) {
      throw new IOException(json.place() + "." + name + " is no time: " + text.get(), e);
    }
  }

  static void putUnlessEmpty(Map<String, Object> json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }

  static void putUnlessEmpty(Map<String, Object> json, String name, Collection<?> values) {
    if (!values.isEmpty()) {
      json.put(name, values);
    }
  }
}
