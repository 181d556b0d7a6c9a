package dockwalk.trace;

import dockwalk.exec.CacheKey;
import dockwalk.exec.CacheLookup;
import dockwalk.exec.CacheLookup.Difference;
import dockwalk.exec.Change;
import dockwalk.exec.Event;
import dockwalk.exec.Event.Outcome;
import dockwalk.image.JsonObject;
import dockwalk.image.Layer;
import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Span;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a step did, as JSON and back; the layer that it made stands beside. */
final class StepJson {
  private StepJson() {}

  static Map<String, Object> write(TracedStep step) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("instruction", step.instruction());
    fields.put("tookNanos", step.took().toNanos());
    step.lookup().ifPresent(lookup -> fields.put("cache", cache(step.key(), lookup)));
    List<Object> output = new ArrayList<>();
    for (TracedStep.Output each : step.output()) {
      output.add(Fields.of("stream", lower(each.stream()), "text", each.text()));
    }
    fields.put("output", output);
    step.change().ifPresent(change -> fields.put("created", change.created().toString()));
    step.failure().ifPresent(failure -> fields.put("failure", failure(failure)));
    fields.put("notes", step.notes().stream().map(StepJson::diagnostic).toList());
    return fields;
  }

  private static Map<String, Object> cache(Optional<CacheKey> key, CacheLookup lookup) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("verdict", lower(lookup.verdict()));
    if (key.isPresent()) {
      fields.put("key", key.get().value().toString());
      fields.put("parts", key.get().parts().stream().map(StepJson::part).toList());
    }
    fields.put("differences", lookup.differences().stream().map(StepJson::difference).toList());
    fields.put("ignored", lookup.ignored().stream().map(StepJson::difference).toList());
    fields.put("earlier", lookup.earlier());
    return fields;
  }

  private static Map<String, Object> part(CacheKey.Part part) {
    Map<String, Object> fields = Fields.of("name", part.name(), "digest", part.digest().toString());
    fields.put("shown", part.shown());
    if (!part.aside().isEmpty()) {
      fields.put("aside", part.aside());
    }
    return fields;
  }

  private static Map<String, Object> difference(Difference difference) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("part", difference.part());
    difference.before().ifPresent(before -> fields.put("before", before));
    difference.after().ifPresent(after -> fields.put("after", after));
    return fields;
  }

  private static Map<String, Object> failure(Outcome.Failed failure) {
    Map<String, Object> fields = diagnostic(failure.why());
    failure.exitCode().ifPresent(code -> fields.put("exitCode", code));
    return fields;
  }

  private static Map<String, Object> diagnostic(Diagnostic why) {
    Map<String, Object> fields = Fields.of("message", why.message(), "rule", why.rule());
    why.help().ifPresent(help -> fields.put("help", help));
    why.see().ifPresent(see -> fields.put("see", see));
    fields.put("start", why.span().start());
    fields.put("end", why.span().end());
    return fields;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a step.
   *
   * @param layer what it made
   * @param length of the Dockerfile, in UTF-16 units
   * @throws IOException if it is none
   */
  static TracedStep read(JsonObject json, Optional<Layer> layer, int length) throws IOException {
    try {
      Optional<Change> change =
          json.text("created").map(time -> new Change(layer, Instant.parse(time)));
      Optional<JsonObject> cache = json.object("cache");
      Optional<JsonObject> failure = json.object("failure");
      return new TracedStep(
          json.required("instruction"),
          cache.isPresent() ? key(cache.get()) : Optional.empty(),
          cache.isPresent() ? Optional.of(lookup(cache.get(), change)) : Optional.empty(),
          output(json),
          change,
          failure.isPresent() ? Optional.of(failure(failure.get(), length)) : Optional.empty(),
          Duration.ofNanos(json.number("tookNanos")),
          notes(json, length));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new TraceFault(json.place() + ": " + e.getMessage(), e);
    }
  }

  private static Optional<CacheKey> key(JsonObject json) throws IOException {
    if (json.text("key").isEmpty()) {
      return Optional.empty();
    }
    List<CacheKey.Part> parts = new ArrayList<>();
    for (JsonObject part : json.objects("parts")) {
      parts.add(
          new CacheKey.Part(
              part.required("name"),
              part.digest("digest"),
              part.required("shown"),
              part.text("aside").orElse("")));
    }
    return Optional.of(new CacheKey(json.digest("key"), parts));
  }

  private static CacheLookup lookup(JsonObject json, Optional<Change> change) throws IOException {
    CacheLookup.Verdict verdict =
        CacheLookup.Verdict.valueOf(json.required("verdict").toUpperCase(Locale.ROOT));
    return new CacheLookup(
        change.filter(c -> verdict == CacheLookup.Verdict.HIT),
        verdict,
        differences(json, "differences"),
        differences(json, "ignored"),
        json.text("earlier").orElse(""));
  }

  private static List<Difference> differences(JsonObject json, String name) throws IOException {
    List<Difference> all = new ArrayList<>();
    for (JsonObject each : json.objects(name)) {
      all.add(new Difference(each.required("part"), each.text("before"), each.text("after")));
    }
    return all;
  }

  private static List<TracedStep.Output> output(JsonObject json) throws IOException {
    List<TracedStep.Output> all = new ArrayList<>();
    for (JsonObject each : json.objects("output")) {
      Event.Stream stream = Event.Stream.valueOf(each.required("stream").toUpperCase(Locale.ROOT));
      all.add(new TracedStep.Output(stream, each.required("text")));
    }
    return all;
  }

  private static Outcome.Failed failure(JsonObject json, int length) throws IOException {
    Diagnostic why = diagnostic(json, Diagnostic.Severity.ERROR, length);
    Optional<Integer> code =
        json.fields().containsKey("exitCode")
            ? Optional.of(Math.clamp(json.number("exitCode"), 0, 255))
            : Optional.empty();
    return new Outcome.Failed(why, code);
  }

  private static List<Diagnostic> notes(JsonObject json, int length) throws IOException {
    List<Diagnostic> all = new ArrayList<>();
    for (JsonObject each : json.objects("notes")) {
      all.add(diagnostic(each, Diagnostic.Severity.WARNING, length));
    }
    return all;
  }

  private static Diagnostic diagnostic(JsonObject json, Diagnostic.Severity severity, int length)
      throws IOException {
    int start = Math.clamp(json.number("start"), 0, length);
    int end = Math.clamp(json.number("end"), start, length);
    return new Diagnostic(
        json.required("rule"),
        severity,
        new Span(start, end),
        json.required("message"),
        json.text("help"),
        json.text("see"));
  }
}
