package dockwalk.trace;

import dockwalk.image.JsonObject;
import dockwalk.image.Platform;
import dockwalk.plan.BuildOptions;
import dockwalk.plan.NamedContext;
import dockwalk.plan.RunOptions;
import dockwalk.plan.Ulimit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** The options of a build as JSON, and back. */
final class OptionsJson {
  private OptionsJson() {}

  static Map<String, Object> write(BuildOptions options) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("buildArgs", options.buildArgs());
    options.target().ifPresent(target -> fields.put("target", target));
    fields.put("platform", options.platform().toString());
    fields.put("labels", options.labels());
    fields.put("noCache", options.noCache());
    fields.put("noCacheFilter", options.noCacheFilter());
    RunOptions run = options.run();
    fields.put("network", run.network().name().toLowerCase(Locale.ROOT));
    fields.put("hosts", run.hosts());
    fields.put("shmSize", run.shmSize());
    fields.put("ulimits", run.ulimits().stream().map(Ulimit::toString).toList());
    fields.put("allowed", List.copyOf(run.allowed()));
    Map<String, Object> contexts = new LinkedHashMap<>();
    options
        .contexts()
        .forEach(
            (name, context) ->
                contexts.put(
                    name,
                    switch (context) {
                      case NamedContext.Files files -> Map.of("files", files.name());
                      case NamedContext.Image image -> Map.of("image", image.reference());
                    }));
    fields.put("contexts", contexts);
    return fields;
  }

  /**
   * Reads them.
   *
   * @throws IOException if one has no meaning
   */
  static BuildOptions read(JsonObject json) throws IOException {
    try {
      return new BuildOptions(
          inOrder(json, "buildArgs"),
          json.text("target"),
          Platform.parse(json.required("platform")),
          inOrder(json, "labels"),
          json.flag("noCache"),
          json.texts("noCacheFilter").orElse(List.of()),
          run(json),
          contexts(json));
    } catch (IllegalArgumentException e) {
      throw new TraceFault(json.place() + ": " + e.getMessage(), e);
    }
  }

  private static RunOptions run(JsonObject json) throws IOException {
    List<Ulimit> ulimits = new ArrayList<>();
    for (String ulimit : json.texts("ulimits").orElse(List.of())) {
      ulimits.add(Ulimit.parse(ulimit));
    }
    return new RunOptions(
        RunOptions.Network.valueOf(json.text("network").orElse("default").toUpperCase(Locale.ROOT)),
        inOrder(json, "hosts"),
        json.number("shmSize"),
        ulimits,
        Set.copyOf(json.texts("allowed").orElse(List.of())));
  }

  private static Map<String, NamedContext> contexts(JsonObject json) throws IOException {
    Map<String, NamedContext> contexts = new LinkedHashMap<>();
    Optional<JsonObject> all = json.object("contexts");
    for (String name : all.isPresent() ? all.get().fields().keySet() : Set.<String>of()) {
      JsonObject context =
          all.orElseThrow()
              .object(name)
              .orElseThrow(() -> new TraceFault("the context " + name + " is nothing"));
      Optional<String> image = context.text("image");
      contexts.put(
          name,
          image.isPresent()
              ? new NamedContext.Image(image.get())
              : new NamedContext.Files(context.required("files")));
    }
    return contexts;
  }

  private static SequencedMap<String, String> inOrder(JsonObject json, String name)
      throws IOException {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    Optional<JsonObject> map = json.object(name);
    if (map.isPresent()) {
      for (String key : map.get().fields().keySet()) {
        texts.put(key, map.get().text(key).orElse(""));
      }
    }
    return texts;
  }
}
