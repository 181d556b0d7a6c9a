package dockwalk.image;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An object of a JSON document that somebody else wrote. A field that is missing and one that is
 * {@code null} are the same, as in Go; one of the wrong type is an error that names its place.
 *
 * @param place for messages, such as {@code the image config: config}
 */
public record JsonObject(String place, Map<String, Object> fields) {
  /** The longest document that is read, in bytes; containerd has the same limit. */
  public static final int LONGEST = 8 << 20;

  /**
   * Reads a document that is one object.
   *
   * @param what names the document in messages
   * @throws IOException if it is longer than {@link #LONGEST}, no JSON, or no object
   */
  public static JsonObject read(InputStream in, String what) throws IOException {
    if (parse(bounded(in, what), what) instanceof Map<?, ?> map) {
      return object(what, map);
    }
    throw new IOException(what + " is no JSON object");
  }

  /**
   * Reads a document that is an array of objects.
   *
   * @throws IOException as {@link #read}
   */
  public static List<JsonObject> readList(InputStream in, String what) throws IOException {
    if (parse(bounded(in, what), what) instanceof List<?> list) {
      return objects(what, list);
    }
    throw new IOException(what + " is no JSON array");
  }

  /**
   * All bytes of {@code in}.
   *
   * @throws IOException if they are more than {@link #LONGEST}
   */
  public static byte[] bounded(InputStream in, String what) throws IOException {
    byte[] bytes = in.readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      throw new IOException(what + " is longer than " + (LONGEST >> 20) + " MiB");
    }
    return bytes;
  }

  private static @Nullable Object parse(byte[] bytes, String what) throws IOException {
    try {
      return JSON.std.anyFrom(bytes);
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      throw new IOException(what + " is no valid JSON: " + message.lines().findFirst().orElse(""));
    }
  }

  /** The text of a field. */
  public Optional<String> text(String name) throws IOException {
    return field(name, String.class, "a string");
  }

  /** The text of a field that must be there. */
  public String required(String name) throws IOException {
    return text(name).orElseThrow(() -> new IOException(place + " has no \"" + name + "\""));
  }

  /** The digest in a field that must be there. */
  public Digest digest(String name) throws IOException {
    return digest(place + "." + name, required(name));
  }

  /** The whole number in a field, or 0. */
  public long number(String name) throws IOException {
    Optional<Number> number = field(name, Number.class, "a number");
    return number.isEmpty() ? 0 : number.get().longValue();
  }

  /** Whether a field is there and true. */
  public boolean flag(String name) throws IOException {
    return field(name, Boolean.class, "true or false").orElse(false);
  }

  /** The object in a field. */
  public Optional<JsonObject> object(String name) throws IOException {
    Optional<Map<?, ?>> map = field(name, Map.class, "an object").map(m -> (Map<?, ?>) m);
    return map.map(m -> object(place + "." + name, m));
  }

  /** The objects in the array of a field; none if it is missing. */
  public List<JsonObject> objects(String name) throws IOException {
    return objects(place + "." + name, list(name).orElse(List.of()));
  }

  /** The texts in the array of a field. */
  public Optional<List<String>> texts(String name) throws IOException {
    Optional<List<?>> list = list(name);
    if (list.isEmpty()) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (Object each : list.get()) {
      if (!(each instanceof String text)) {
        throw new IOException(place + "." + name + " must hold strings only");
      }
      texts.add(text);
    }
    return Optional.of(texts);
  }

  /** The digests in the array of a field; none if it is missing. */
  public List<Digest> digests(String name) throws IOException {
    List<Digest> digests = new ArrayList<>();
    for (String text : texts(name).orElse(List.of())) {
      digests.add(digest(place + "." + name, text));
    }
    return digests;
  }

  /** The object in a field, whose values are texts; empty if it is missing. */
  public SortedMap<String, String> textMap(String name) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    Optional<JsonObject> map = object(name);
    if (map.isPresent()) {
      for (String key : map.get().fields.keySet()) {
        texts.put(key, map.get().text(key).orElse(""));
      }
    }
    return texts;
  }

  private Optional<List<?>> list(String name) throws IOException {
    return field(name, List.class, "an array").map(l -> (List<?>) l);
  }

  private <T> Optional<T> field(String name, Class<T> type, String wanted) throws IOException {
    Object value = fields.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      throw new IOException(place + "." + name + " must be " + wanted);
    }
    return Optional.of(type.cast(value));
  }

  private static Digest digest(String place, String text) throws IOException {
    try {
      return Digest.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IOException(place + " must be \"sha256:\" and 64 digits, not \"" + text + "\"", e);
    }
  }

  private static List<JsonObject> objects(String place, List<?> list) throws IOException {
    List<JsonObject> objects = new ArrayList<>();
    for (Object each : list) {
      if (!(each instanceof Map<?, ?> map)) {
        throw new IOException(place + " must hold objects only");
      }
      objects.add(object(place + "[" + objects.size() + "]", map));
    }
    return objects;
  }

  @SuppressWarnings("unchecked") // the parser makes no other keys than texts
  private static JsonObject object(String place, Map<?, ?> map) {
    return new JsonObject(place, (Map<String, Object>) map);
  }
}
