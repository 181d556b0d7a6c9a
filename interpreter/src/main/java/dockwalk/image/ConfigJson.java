package dockwalk.image;

import static dockwalk.image.ImageJson.putUnlessEmpty;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The object {@code config} of a config document. */
final class ConfigJson {
  private ConfigJson() {}

  /** The object, with its fields in the order in which Docker writes them. */
  static Map<String, Object> write(ImageConfig config) {
    SequencedMap<String, Object> json = new LinkedHashMap<>();
    putUnlessEmpty(json, "User", config.user());
    putSet(json, "ExposedPorts", config.exposedPorts());
    List<String> env =
        config.env().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    putUnlessEmpty(json, "Env", env);
    putUnlessEmpty(json, "Entrypoint", config.entrypoint().orElse(List.of()));
    putUnlessEmpty(json, "Cmd", config.cmd().orElse(List.of()));
    putSet(json, "Volumes", config.volumes());
    putUnlessEmpty(json, "WorkingDir", config.workingDir());
    if (!config.labels().isEmpty()) {
      json.put("Labels", config.labels());
    }
    putUnlessEmpty(json, "StopSignal", config.stopSignal().orElse(""));
    if (config.argsEscaped()) {
      json.put("ArgsEscaped", true);
    }
    config.healthcheck().ifPresent(check -> json.put("Healthcheck", write(check)));
    putUnlessEmpty(json, "OnBuild", config.onBuild());
    putUnlessEmpty(json, "Shell", config.shell().orElse(List.of()));
    return json;
  }

  /** Times are in nanoseconds. */
  private static Map<String, Object> write(Healthcheck check) {
    SequencedMap<String, Object> json = new LinkedHashMap<>();
    putUnlessEmpty(json, "Test", check.test());
    putDuration(json, "Interval", check.interval());
    putDuration(json, "Timeout", check.timeout());
    putDuration(json, "StartPeriod", check.startPeriod());
    putDuration(json, "StartInterval", check.startInterval());
    if (check.retries() != 0) {
      json.put("Retries", check.retries());
    }
    return json;
  }

  static ImageConfig read(JsonObject json) throws IOException {
    List<String> env = json.texts("Env").orElse(List.of());
    Optional<List<String>> entrypoint = json.texts("Entrypoint");
    Optional<List<String>> cmd = json.texts("Cmd");
    Optional<JsonObject> check = json.object("Healthcheck");
    SequencedMap<String, String> variables = new LinkedHashMap<>();
    for (String variable : env) {
      int equals = variable.indexOf('=');
      String name = equals < 0 ? variable : variable.substring(0, equals);
      variables.put(name, equals < 0 ? "" : variable.substring(equals + 1));
    }
    return new ImageConfig(
        variables,
        entrypoint,
        cmd,
        json.flag("ArgsEscaped"),
        json.text("User").orElse(""),
        json.text("WorkingDir").orElse(""),
        json.textMap("Labels"),
        keys(json, "ExposedPorts"),
        keys(json, "Volumes"),
        json.text("StopSignal").filter(signal -> !signal.isEmpty()),
        check.isEmpty() ? Optional.empty() : Optional.of(check(check.get())),
        json.texts("Shell").filter(shell -> !shell.isEmpty()),
        json.texts("OnBuild").orElse(List.of()));
  }

  private static Healthcheck check(JsonObject json) throws IOException {
    long retries = json.number("Retries");
    return new Healthcheck(
        json.texts("Test").orElse(List.of()),
        Duration.ofNanos(json.number("Interval")),
        Duration.ofNanos(json.number("Timeout")),
        Duration.ofNanos(json.number("StartPeriod")),
        Duration.ofNanos(json.number("StartInterval")),
        Math.clamp(retries, 0, Integer.MAX_VALUE));
  }

  private static SortedSet<String> keys(JsonObject json, String name) throws IOException {
    SortedSet<String> keys = new TreeSet<>();
    json.object(name).ifPresent(set -> keys.addAll(set.fields().keySet()));
    return keys;
  }

  /** Go's way to write a set: an object whose values are empty objects. */
  private static void putSet(Map<String, Object> json, String name, Collection<String> keys) {
    if (!keys.isEmpty()) {
      Map<String, Object> set = new TreeMap<>();
      keys.forEach(key -> set.put(key, Map.of()));
      json.put(name, set);
    }
  }

  private static void putDuration(Map<String, Object> json, String name, Duration duration) {
    if (!duration.isZero()) {
      json.put(name, duration.toNanos());
    }
  }
}
