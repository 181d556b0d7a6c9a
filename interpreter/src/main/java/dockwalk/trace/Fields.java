package dockwalk.trace;

import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of an object of a trace, which keep their order. */
final class Fields {
  private Fields() {}

  /** Two fields, to which more may be added. */
  static Map<String, Object> of(String first, Object value, String second, Object other) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(first, value);
    fields.put(second, other);
    return fields;
  }
}
