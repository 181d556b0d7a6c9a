package dockwalk.syntax;

import dockwalk.syntax.Expansion.Usage;
import dockwalk.syntax.Mount.Sharing;
import dockwalk.syntax.MountFlag.Expanded;
import dockwalk.syntax.MountFlag.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code --mount} option field by field, as BuildKit does (instructions, parseMount): what
 * a field means depends on the {@code type=} before it.
 */
final class MountReader {
  /** In the order in which a wrong key is compared with them. */
  static final List<String> KEYS =
      List.of(
          "type",
          "from",
          "source",
          "target",
          "readonly",
          "id",
          "sharing",
          "required",
          "size",
          "mode",
          "uid",
          "gid",
          "src",
          "dst",
          "destination",
          "ro",
          "rw",
          "readwrite",
          "env");

  private static final int OCTAL = 8;
  private static final int DECIMAL = 10;

  private final MountFlag flag;
  private final Function<String, Optional<String>> values;
  private final List<Usage> used = new ArrayList<>();
  private Mount.Type type = Mount.Type.BIND;
  private @Nullable Sharing sharing;
  private @Nullable Boolean readOnly;
  private @Nullable String from;
  private @Nullable String id;
  private @Nullable String env;
  private String source = "";
  private String target = "";
  private boolean required;
  private OptionalLong size = OptionalLong.empty();
  private OptionalLong mode = OptionalLong.empty();
  private OptionalLong uid = OptionalLong.empty();
  private OptionalLong gid = OptionalLong.empty();

  MountReader(MountFlag flag, Function<String, Optional<String>> values) {
    this.flag = flag;
    this.values = values;
  }

  Expanded read() {
    try {
      Optional<WrongMount> csv = csv(flag);
      if (csv.isPresent()) {
        throw csv.get();
      }
      for (Field field : flag.fields()) {
        field(field);
      }
      return new Expanded.Done(mount(), used);
    } catch (WrongMount wrong) {
      return new Expanded.Failed(wrong.message, wrong.help, used);
    }
  }

  /** Quotes or commas that are wrong. */
  static Optional<WrongMount> csv(MountFlag flag) {
    return CommaFields.split(flag.value().raw())
        .error()
        .map(
            error ->
                new WrongMount(
                    "failed to parse csv mounts: " + error,
                    "Write key=value pairs, separated by commas."));
  }

  private void field(Field field) throws WrongMount {
    if (field.value().isEmpty()) {
      switch (field.key()) {
        case "readonly", "ro" -> readOnly = true;
        case "readwrite", "rw" -> readOnly = false;
        case "required" -> required("true");
        default ->
            throw new WrongMount(
                "invalid field '" + field.text() + "' must be a key=value pair",
                KEYS.contains(field.key())
                    ? "Write " + field.key() + "=VALUE."
                    : "Alone may stand only ro, rw and required.");
      }
      return;
    }
    set(field, text(field, field.value().get()));
  }

  private String text(Field field, Word word) throws WrongMount {
    Optional<WrongMount> variable = variableFrom(flag);
    if (field.key().equals("from") && variable.isPresent()) {
      throw variable.get();
    }
    Expansion expansion = word.expand(values);
    used.addAll(expansion.variables());
    return switch (expansion) {
      case Expansion.Done done -> done.text();
      case Expansion.Failed failed -> throw new WrongMount(failed.message(), failed.help());
    };
  }

  /** {@code from=} with a variable, which is never expanded; a dollar sign at its end is none. */
  static Optional<WrongMount> variableFrom(MountFlag flag) {
    boolean variable =
        flag.fields().stream()
            .filter(field -> field.key().equals("from") && field.value().isPresent())
            .map(field -> field.value().get().raw())
            .anyMatch(name -> name.indexOf('$') >= 0 && name.indexOf('$') < name.length() - 1);
    return variable
        ? Optional.of(
            new WrongMount(
                "'from' doesn't support variable expansion, define alias stage instead",
                "Write FROM with the variable and AS name before this stage, and from=name here."))
        : Optional.empty();
  }

  private void set(Field field, String value) throws WrongMount {
    switch (field.key()) {
      case "type" -> type = one(Mount.Type.values(), value, "mount type");
      case "from" -> from = value;
      case "source", "src" -> source = value;
      case "target", "dst", "destination" -> target = value;
      case "readonly", "ro" -> readOnly = bool(field.key(), value);
      case "readwrite", "rw" -> readOnly = !bool(field.key(), value);
      case "required" -> required(value);
      case "size" -> size(value);
      case "id" -> id = value;
      case "sharing" -> sharing = one(Sharing.values(), value, "sharing value");
      case "mode" -> mode = number("mode", value, OCTAL);
      case "uid" -> uid = number("uid", value, DECIMAL);
      case "gid" -> gid = number("gid", value, DECIMAL);
      case "env" -> env = value;
      default -> throw unexpected(field);
    }
  }

  /** A key that no mount has. */
  static WrongMount unexpected(Field field) {
    return new WrongMount(
        "unexpected key '%s' in '%s'%s"
            .formatted(field.key(), field.text(), Spelling.hintInCase(field.key(), KEYS)),
        "Known are type, from, source, target, ro, rw, id, sharing, required, size, mode, uid, gid"
            + " and env.");
  }

  private static <E extends Enum<E>> E one(E[] all, String value, String what) throws WrongMount {
    List<String> names =
        Arrays.stream(all).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    int found = names.indexOf(value.toLowerCase(Locale.ROOT));
    if (found < 0) {
      throw new WrongMount(
          "unsupported %s %s%s"
              .formatted(what, GoQuote.of(value), Spelling.hintInCase(value, names)),
          "Write one of " + String.join(", ", names) + ".");
    }
    return all[found];
  }

  private static boolean bool(String key, String value) throws WrongMount {
    return GoNumber.bool(value)
        .orElseThrow(
            () ->
                new WrongMount(
                    "invalid value for " + key + ": " + value,
                    "Write " + key + "=true or " + key + "=false."));
  }

  private void required(String value) throws WrongMount {
    if (type != Mount.Type.SECRET && type != Mount.Type.SSH) {
      throw unexpectedFor("required", "Secrets and ssh agents may be required; write type= first.");
    }
    required = bool("required", value);
  }

  private void size(String value) throws WrongMount {
    if (type != Mount.Type.TMPFS) {
      throw unexpectedFor("size", "Only a tmpfs has a size; write type=tmpfs first.");
    }
    size = GoNumber.bytes(value);
    if (size.isEmpty()) {
      throw new WrongMount(
          "invalid value for size: " + value, "Write a number and a unit, such as 64m or 1g.");
    }
  }

  private WrongMount unexpectedFor(String key, String help) {
    return new WrongMount(
        "unexpected key '%s' for mount type '%s'".formatted(key, type.word()), help);
  }

  private static OptionalLong number(String key, String value, int radix) throws WrongMount {
    OptionalLong number = GoNumber.unsigned(value, radix);
    if (number.isEmpty()) {
      throw new WrongMount(
          "invalid value " + value + " for " + key,
          radix == OCTAL ? "Write octal digits, such as 0644." : "Write a number, such as 1000.");
    }
    return number;
  }

  private Mount mount() throws WrongMount {
    MountRules.owner(type, mode, uid, gid);
    if (type == Mount.Type.SECRET) {
      MountRules.secret(from, Optional.ofNullable(sharing), source, target, id);
    }
    MountRules.sharing(type, Optional.ofNullable(sharing));
    boolean writable = type == Mount.Type.CACHE || type == Mount.Type.TMPFS;
    return new Mount(
        type,
        Optional.ofNullable(from).filter(name -> !name.isEmpty()),
        source,
        target,
        readOnly == null ? !writable : readOnly,
        size,
        Optional.ofNullable(id).filter(name -> !name.isEmpty()),
        sharing == null ? Sharing.SHARED : sharing,
        required,
        Optional.ofNullable(env),
        mode,
        uid,
        gid);
  }

  /** Ends the reading; never leaves this package. */
  static final class WrongMount extends Exception {
    private static final long serialVersionUID = 1;

    private final String message;
    private final String help;

    WrongMount(String message, String help) {
      super(message);
      this.message = message;
      this.help = help;
    }

    String help() {
      return help;
    }
  }
}
