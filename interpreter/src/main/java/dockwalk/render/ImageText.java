package dockwalk.render;

import dockwalk.debug.Walk;
import dockwalk.exec.StageState;
import dockwalk.image.Image;
import dockwalk.image.ImageConfig;
import dockwalk.plan.ValueOrigin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a stage is made of at one moment: variables, layers, config. */
public final class ImageText {
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

  /** The build arguments, each with where its value comes from. */
  public static String args(StageState stage, Style style) {
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

  /** What an instruction changed in the config of its stage, a line for each setting. */
  public static List<String> configChanges(Walk walk) {
    List<String> lines = new ArrayList<>();
    ImageConfig was = walk.stageBefore().image().config();
    ImageConfig now = walk.stageAfter().image().config();
    if (!was.effectiveWorkingDir().equals(now.effectiveWorkingDir())) {
      lines.add("~ folder " + Shown.text(now.effectiveWorkingDir()));
    }
    if (!was.user().equals(now.user())) {
      lines.add("~ user " + Shown.text(StepCard.user(now)));
    }
    lines.addAll(ConfigChanges.between(walk.stageBefore(), walk.stageAfter()));
    return lines;
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
    rows.all("trigger", config.onBuild());
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

    void all(String name, Collection<String> values) {
      values.forEach(value -> add(name, value));
    }
  }
}
