package dockwalk.render;

import dockwalk.exec.StageState;
import dockwalk.image.History;
import dockwalk.image.Image;
import dockwalk.image.ImageConfig;
import dockwalk.image.Layer;
import dockwalk.plan.ValueOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a stage is made of at one moment: variables, layers, config. */
public final class ImageText {
  private static final int WIDE = 44;

  private ImageText() {}

  /**
   * The environment that a program of the image gets, and the build arguments beside it, each with
   * where its value comes from.
   */
  public static String env(StageState stage, Style style) {
    StringBuilder text = new StringBuilder();
    stage
        .image()
        .config()
        .env()
        .forEach(
            (name, value) ->
                text.append(style.strong(Shown.text(name)))
                    .append('=')
                    .append(Shown.text(value))
                    .append(origin(stage.origins().env(), name, style))
                    .append('\n'));
    if (text.isEmpty()) {
      text.append("No environment variables are set.\n");
    }
    if (!stage.args().isEmpty()) {
      text.append("build arguments, gone when the stage ends:\n").append(args(stage, style));
    }
    return text.toString();
  }

  private static String args(StageState stage, Style style) {
    StringBuilder text = new StringBuilder();
    stage
        .args()
        .forEach(
            (name, value) ->
                text.append("  ")
                    .append(style.strong(Shown.text(name)))
                    .append(
                        value
                            .map(
                                v ->
                                    "="
                                        + Shown.text(v)
                                        + origin(stage.origins().args(), name, style))
                            .orElse("  (declared, not set)"))
                    .append('\n'));
    return text.toString();
  }

  private static String origin(Map<String, ValueOrigin> origins, String name, Style style) {
    ValueOrigin origin = origins.get(name);
    return origin == null ? "" : "  " + style.faint(Shown.text(origin.text()));
  }

  /** The layers from the lowest to the highest, with the steps that made them. */
  public static String layers(Image image) {
    if (image.layers().isEmpty()) {
      return "No layers yet: the image is empty.\n";
    }
    List<String> makers = makers(image);
    Columns columns = new Columns("rrll").row("#", "size", "layer", "made by");
    for (int i = 0; i < image.layers().size(); i++) {
      Layer layer = image.layers().get(i);
      columns.row(
          Integer.toString(i + 1),
          Sizes.brief(layer.size()),
          layer.diffId().brief(),
          Shown.cut(makers.get(i), WIDE));
    }
    return columns.text("") + "together " + Sizes.brief(image.size()) + "\n";
  }

  /** The text of each layer's history entry; counted from the top, where a base may lack some. */
  private static List<String> makers(Image image) {
    List<String> made = new ArrayList<>();
    image.history().stream()
        .filter(entry -> !entry.emptyLayer())
        .map(History::createdBy)
        .map(text -> text.replaceFirst(" # buildkit$", "").replaceAll("\\s+", " "))
        .forEach(made::add);
    while (made.size() < image.layers().size()) {
      made.addFirst("(not said)");
    }
    return made.subList(made.size() - image.layers().size(), made.size());
  }

  /** All that the image says about running it. */
  public static String config(Image image, Style style) {
    ImageConfig config = image.config();
    Rows rows = new Rows(style);
    rows.add("platform", image.platform().toString());
    image.author().ifPresent(author -> rows.add("author", author));
    rows.add("folder", config.effectiveWorkingDir());
    rows.add("user", StepCard.user(config));
    config.env().forEach((name, value) -> rows.add("env", name + "=" + value));
    rows.add("entrypoint", config.entrypoint().map(Shown::json).orElse("(none)"));
    rows.add("cmd", config.cmd().map(Shown::json).orElse("(none)"));
    config.shell().ifPresent(shell -> rows.add("shell", Shown.json(shell)));
    rows.all("port", config.exposedPorts());
    rows.all("volume", config.volumes());
    config.labels().forEach((name, value) -> rows.add("label", name + "=" + value));
    config.stopSignal().ifPresent(signal -> rows.add("signal", signal));
    config.healthcheck().ifPresent(check -> rows.add("health", Shown.json(check.test())));
    rows.all("trigger", Set.copyOf(config.onBuild()));
    int count = image.layers().size();
    rows.add("layers", count + ", " + Sizes.brief(image.size()) + " together");
    return rows.text.toString();
  }

  /** Names and values, a name that repeats shown once. */
  private static final class Rows {
    private static final int NAME = 12;
    private static final int VALUE = 400;
    private final StringBuilder text = new StringBuilder();
    private final Style style;
    private String last = "";

    Rows(Style style) {
      this.style = style;
    }

    void add(String name, String value) {
      String shown = name.equals(last) ? "" : name;
      last = name;
      text.append(style.faint(shown))
          .append(" ".repeat(NAME - shown.length()))
          .append(Shown.cut(value, VALUE))
          .append('\n');
    }

    void all(String name, Set<String> values) {
      values.forEach(value -> add(name, value));
    }
  }
}
