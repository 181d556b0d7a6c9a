package dockwalk.debug;

import dockwalk.debug.Value.Absent;
import dockwalk.debug.Value.Text;
import dockwalk.exec.PacedShell.Pause;
import dockwalk.exec.StageState;
import dockwalk.image.Image;
import dockwalk.image.ImageConfig;
import dockwalk.shell.ShellValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The names of a query that take a key after a dot, such as {@code env.PATH}. */
public enum KeyedName {
  ENV(
      "an environment variable; inside a RUN, what its shell hands on",
      "env.PATH",
      KeyedName::environment),
  VAR(
      "inside a RUN, a variable of its shell",
      "var.count",
      (sight, key) -> sight.shell().flatMap(shell -> value(shell, key))),
  ARG(
      "a build argument of the stage",
      "arg.VERSION",
      (sight, key) -> stage(sight).args().getOrDefault(key, Optional.empty())),
  LABEL(
      "a label; quotes for names with other characters than letters, digits, `_` and dots",
      "label.\"a-b\"",
      (sight, key) -> Optional.ofNullable(stage(sight).image().config().labels().get(key))),
  CONFIG(
      "a setting of the image, lists as JSON",
      "config.entrypoint",
      (sight, key) -> Optional.ofNullable(settings(stage(sight).image()).get(key)));

  private final String meaning;
  private final String example;

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final Look look;

  /** Finds a value at a moment. */
  @FunctionalInterface
  private interface Look {
    Optional<String> in(Sight sight, String key);
  }

  KeyedName(String meaning, String example, Look look) {
    this.meaning = meaning;
    this.example = example;
    this.look = look;
  }

  /** As it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it means, in a few words of Markdown. */
  public String meaning() {
    return meaning;
  }

  /** One use of it. */
  public String example() {
    return example;
  }

  Value at(Sight sight, String key) {
    return look.in(sight, key)
        .<Value>map(Text::new)
        .orElseGet(() -> new Absent(word() + "." + key + " is not set"));
  }

  private static StageState stage(Sight sight) {
    return sight.state().current();
  }

  private static Optional<String> environment(Sight sight, String key) {
    Optional<Pause> shell = sight.shell();
    return shell.isPresent()
        ? shell.filter(now -> now.exported().contains(key)).flatMap(now -> value(now, key))
        : Optional.ofNullable(stage(sight).image().config().env().get(key));
  }

  private static Optional<String> value(Pause shell, String key) {
    return Optional.ofNullable(shell.variables().get(key)).map(ShellValue::plain);
  }

  static Optional<KeyedName> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** The keys that {@code config} has. */
  public static Collection<String> configKeys() {
    return List.of(
        "author",
        "cmd",
        "entrypoint",
        "healthcheck",
        "onbuild",
        "ports",
        "shell",
        "stopsignal",
        "user",
        "volumes",
        "workdir");
  }

  private static Map<String, String> settings(Image image) {
    ImageConfig config = image.config();
    Map<String, String> all = new LinkedHashMap<>();
    image.author().ifPresent(author -> all.put("author", author));
    config.cmd().ifPresent(argv -> all.put("cmd", json(argv)));
    config.entrypoint().ifPresent(argv -> all.put("entrypoint", json(argv)));
    config.healthcheck().ifPresent(check -> all.put("healthcheck", json(check.test())));
    config.shell().ifPresent(argv -> all.put("shell", json(argv)));
    config.stopSignal().ifPresent(signal -> all.put("stopsignal", signal));
    list(all, "onbuild", config.onBuild());
    list(all, "ports", config.exposedPorts());
    list(all, "volumes", config.volumes());
    if (!config.user().isEmpty()) {
      all.put("user", config.user());
    }
    if (!config.workingDir().isEmpty()) {
      all.put("workdir", config.workingDir());
    }
    return all;
  }

  private static void list(Map<String, String> all, String key, Collection<String> values) {
    if (!values.isEmpty()) {
      all.put(key, json(values));
    }
  }

  private static String json(Collection<String> values) {
    return values.stream()
        .map(value -> "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
