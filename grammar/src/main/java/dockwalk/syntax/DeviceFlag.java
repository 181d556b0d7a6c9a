package dockwalk.syntax;

import dockwalk.syntax.Instruction.Flag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A {@code --device} option of {@code RUN}, such as {@code --device=vendor/class=name,required}.
 *
 * @param name a device or a class of devices; empty if none is named
 * @param required whether its absence is an error
 */
public record DeviceFlag(Span span, String name, boolean required) {
  private static final TreeSet<String> KEYS = new TreeSet<>(List.of("name", "required"));

  /** The option in {@code flag}, which was found to be right. */
  static DeviceFlag of(Flag flag) {
    String name = "";
    boolean required = false;
    for (String field : CommaFields.split(flag.text()).fields()) {
      int equals = field.indexOf('=');
      String key = key(field);
      String value = field.substring(equals + 1);
      if (key.equals("required")) {
        required = equals < 0 || GoNumber.bool(value).orElse(false);
      } else {
        name = key.equals("name") && equals >= 0 ? value : field;
      }
    }
    return new DeviceFlag(flag.span(), name, required);
  }

  /** What is wrong with the option in {@code flag}, in the reference's words. */
  static Optional<String> wrong(Flag flag) {
    CommaFields fields = CommaFields.split(flag.text());
    if (fields.error().isPresent()) {
      return fields.error().map(why -> "failed to parse csv devices: " + why);
    }
    String name = "";
    for (String field : fields.fields()) {
      int equals = field.indexOf('=');
      String key = key(field);
      String value = field.substring(equals + 1);
      if (key.equals("required")) {
        if (equals >= 0 && GoNumber.bool(value).isEmpty()) {
          return Optional.of("invalid value for required: " + value);
        }
      } else if (key.equals("name") && equals >= 0) {
        if (!name.isEmpty()) {
          return Optional.of("device name already set to " + name);
        }
        name = value;
      } else if (name.isEmpty()) {
        name = field;
      } else {
        return Optional.of(
            equals < 0
                ? "invalid field '" + field + "' must be a key=value pair"
                : "unexpected key '%s' in '%s'%s"
                    .formatted(key, field, Spelling.hintInCase(key, KEYS)));
      }
    }
    return Optional.empty();
  }

  private static String key(String field) {
    int equals = field.indexOf('=');
    return (equals < 0 ? field : field.substring(0, equals)).toLowerCase(Locale.ROOT);
  }
}
