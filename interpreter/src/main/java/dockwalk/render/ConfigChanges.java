package dockwalk.render;

import dockwalk.exec.StageState;
import dockwalk.image.ImageConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a step changed of a stage's config, a line for each setting. The working directory and the
 * user have their own places in a step card.
 */
final class ConfigChanges {
  private static final int WIDE = 64;
  private final List<String> lines = new ArrayList<>();

  private ConfigChanges() {}

  static List<String> between(StageState before, StageState after) {
    ConfigChanges changes = new ConfigChanges();
    Map<String, String> args = new LinkedHashMap<>();
    Map<String, String> newArgs = new LinkedHashMap<>();
    before.args().forEach((name, value) -> args.put(name, value.orElse("(not set)")));
    after.args().forEach((name, value) -> newArgs.put(name, value.orElse("(not set)")));
    changes.map("arg ", args, newArgs);
    changes.config(before.image().config(), after.image().config());
    changes.value("author", before.image().author(), after.image().author());
    return changes.lines;
  }

  private void config(ImageConfig was, ImageConfig now) {
    map("env ", was.env(), now.env());
    map("label ", was.labels(), now.labels());
    value("entrypoint", was.entrypoint().map(Shown::json), now.entrypoint().map(Shown::json));
    value("cmd", was.cmd().map(Shown::json), now.cmd().map(Shown::json));
    value("shell", was.shell().map(Shown::json), now.shell().map(Shown::json));
    names("port ", was.exposedPorts(), now.exposedPorts());
    names("volume ", was.volumes(), now.volumes());
    value("stop signal", was.stopSignal(), now.stopSignal());
    value(
        "healthcheck",
        was.healthcheck().map(check -> Shown.json(check.test())),
        now.healthcheck().map(check -> Shown.json(check.test())));
    names("trigger ", new LinkedHashSet<>(was.onBuild()), new LinkedHashSet<>(now.onBuild()));
  }

  private void map(String kind, Map<String, String> was, Map<String, String> now) {
    now.forEach(
        (name, value) -> {
          String old = was.get(name);
          if (old == null) {
            add("+ " + kind + name + "=" + value);
          } else if (!old.equals(value)) {
            add("~ " + kind + name + "=" + value + "  (was " + old + ")");
          }
        });
    was.keySet().stream()
        .filter(name -> !now.containsKey(name))
        .forEach(name -> add("- " + kind + name));
  }

  private void names(String kind, Set<String> was, Set<String> now) {
    now.stream().filter(name -> !was.contains(name)).forEach(name -> add("+ " + kind + name));
    was.stream().filter(name -> !now.contains(name)).forEach(name -> add("- " + kind + name));
  }

  private void value(String name, Optional<String> was, Optional<String> now) {
    if (was.equals(now)) {
      return;
    }
    if (now.isEmpty()) {
      add("- " + name);
    } else if (was.isEmpty()) {
      add("+ " + name + " " + now.get());
    } else {
      add("~ " + name + " " + now.get() + "  (was " + was.get() + ")");
    }
  }

  private void add(String line) {
    lines.add(Shown.cut(line, WIDE));
  }
}
