package dockwalk.render;

import dockwalk.exec.StageState;
import dockwalk.fs.Node;
import dockwalk.fs.PathChange;
import dockwalk.image.Image;
import dockwalk.image.ImageConfig;
import dockwalk.plan.ValueOrigin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the looking commands show, as documents; {@code repl/looking.md} describes the fields. */
public final class LookJson {
  private LookJson() {}

  /** One entry of the filesystem. */
  public static Map<String, Object> node(String path, Node node) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("path", path);
    fields.put("type", node.word());
    fields.put("mode", NodeText.octal(node.metadata()));
    fields.put("uid", node.metadata().uid());
    fields.put("gid", node.metadata().gid());
    fields.put("modified", node.metadata().modified());
    switch (node) {
      case Node.Regular file -> fields.put("size", file.content().size());
      case Node.Symlink link -> fields.put("target", link.target());
      case Node.Device device -> fields.put("device", device.major() + "," + device.minor());
      case Node.Directory directory -> fields.put("entries", directory.children().size());
      case Node.Fifo fifo -> {}
    }
    if (!node.metadata().xattrs().isEmpty()) {
      fields.put("xattrs", new LinkedHashMap<>(node.metadata().xattrs()));
    }
    return fields;
  }

  /** The entries of a folder, or the one entry that {@code path} is. */
  public static List<Map<String, Object>> entries(String path, Node node) {
    if (!(node instanceof Node.Directory directory)) {
      return List.of(node(path, node));
    }
    List<Map<String, Object>> all = new ArrayList<>();
    directory.children().forEach((name, child) -> all.add(node(join(path, name), child)));
    return all;
  }

  /** An entry with what is below it, so many levels deep. */
  public static Map<String, Object> tree(String path, Node node, int depth) {
    Map<String, Object> fields = node(path, node);
    if (node instanceof Node.Directory directory && depth > 0) {
      List<Map<String, Object>> below = new ArrayList<>();
      directory
          .children()
          .forEach((name, child) -> below.add(tree(join(path, name), child, depth - 1)));
      fields.put("children", below);
    }
    return fields;
  }

  /** What changed, in path order. */
  public static List<Map<String, Object>> changes(List<PathChange> changes) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (PathChange change : changes) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("change", change.word());
      fields.put("path", change.path());
      switch (change) {
        case PathChange.Added added -> fields.put("now", node(added.path(), added.now()));
        case PathChange.Modified(String path, Node was, Node now) -> {
          fields.put("was", node(path, was));
          fields.put("now", node(path, now));
        }
        case PathChange.Removed removed -> fields.put("was", node(removed.path(), removed.was()));
      }
      all.add(fields);
    }
    return all;
  }

  /** What an image says about running it. */
  public static Map<String, Object> config(Image image) {
    ImageConfig config = image.config();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("platform", image.platform().toString());
    put(fields, "author", image.author());
    fields.put("workingDir", config.effectiveWorkingDir());
    fields.put("user", StepCard.user(config));
    fields.put("env", new LinkedHashMap<>(config.env()));
    put(fields, "entrypoint", config.entrypoint());
    put(fields, "cmd", config.cmd());
    put(fields, "shell", config.shell());
    fields.put("ports", List.copyOf(config.exposedPorts()));
    fields.put("volumes", List.copyOf(config.volumes()));
    fields.put("labels", new LinkedHashMap<>(config.labels()));
    put(fields, "stopSignal", config.stopSignal());
    put(fields, "healthcheck", config.healthcheck().map(check -> check.test()));
    fields.put("onBuild", config.onBuild());
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, Optional<?> value) {
    value.ifPresent(there -> fields.put(name, there));
  }

  /** The environment, or the build arguments, with where each value comes from. */
  public static List<Map<String, Object>> variables(StageState stage, boolean args) {
    List<Map<String, Object>> all = new ArrayList<>();
    if (args) {
      stage.args().forEach((name, value) -> all.add(variable(name, value, stage.origins().args())));
    } else {
      stage
          .image()
          .config()
          .env()
          .forEach(
              (name, value) -> all.add(variable(name, Optional.of(value), stage.origins().env())));
    }
    return all;
  }

  private static Map<String, Object> variable(
      String name, Optional<String> value, Map<String, ValueOrigin> origins) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    put(fields, "value", value);
    put(fields, "origin", Optional.ofNullable(origins.get(name)).map(ValueOrigin::text));
    return fields;
  }

  private static String join(String folder, String name) {
    return (folder.endsWith("/") ? folder : folder + "/") + name;
  }
}
