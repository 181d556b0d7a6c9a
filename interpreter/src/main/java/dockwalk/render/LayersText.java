package dockwalk.render;

import dockwalk.debug.Waste;
import dockwalk.image.History;
import dockwalk.image.Image;
import dockwalk.image.Layer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The layers of an image, and what it carries twice. */
public final class LayersText {
  private static final int WIDE = 40;
  private static final int WORST = 10;

  private LayersText() {}

  /** From the lowest to the highest, with the steps that made them, and the waste. */
  public static String of(Image image, Waste waste) {
    if (image.layers().isEmpty()) {
      return "No layers yet: the image is empty.\n";
    }
    List<String> makers = makers(image);
    Columns columns = new Columns("rrrrll").row("#", "size", "files", "again", "layer", "made by");
    for (int i = 0; i < image.layers().size(); i++) {
      Layer layer = image.layers().get(i);
      Waste.Share share = waste.layers().get(i);
      columns.row(
          Integer.toString(i + 1),
          Sizes.brief(layer.size()),
          Integer.toString(share.files()),
          share.again() == 0 ? "-" : Sizes.brief(share.again()),
          layer.diffId().brief(),
          Shown.cut(makers.get(i), WIDE));
    }
    return columns.text("") + "together " + Sizes.brief(image.size()) + "\n" + twice(waste);
  }

  private static String twice(Waste waste) {
    if (waste.paths().isEmpty()) {
      return "waste    none: no path is in two layers\n";
    }
    int count = waste.paths().size();
    StringBuilder text = new StringBuilder();
    text.append("waste    ").append(Sizes.brief(waste.bytes())).append(" in ").append(count);
    text.append(count == 1 ? " path that is" : " paths that are").append(" in more than one layer");
    text.append(" (efficiency ").append(percent(waste)).append(")\n");
    Columns columns = new Columns("rrl").row("times", "bytes", "path");
    waste.paths().stream()
        .limit(WORST)
        .forEach(
            path ->
                columns.row(
                    Integer.toString(path.times()),
                    Sizes.brief(path.bytes()),
                    Shown.text(path.path())));
    text.append(columns.text("  "));
    return count > WORST
        ? text.append("  … and ").append(count - WORST).append(" more\n").toString()
        : text.toString();
  }

  private static String percent(Waste waste) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * waste.efficiency());
  }

  /** The same as a document. */
  public static Map<String, Object> json(Image image, Waste waste) {
    List<Map<String, Object>> layers = new ArrayList<>();
    List<String> makers = makers(image);
    for (int i = 0; i < image.layers().size(); i++) {
      Waste.Share share = waste.layers().get(i);
      Map<String, Object> layer = new LinkedHashMap<>();
      layer.put("diffId", image.layers().get(i).diffId().toString());
      layer.put("size", image.layers().get(i).size());
      layer.put("files", share.files());
      layer.put("again", share.again());
      layer.put("createdBy", makers.get(i));
      layers.add(layer);
    }
    List<Map<String, Object>> paths = new ArrayList<>();
    for (Waste.Twice each : waste.paths()) {
      Map<String, Object> path = new LinkedHashMap<>();
      path.put("path", each.path());
      path.put("times", each.times());
      path.put("bytes", each.bytes());
      paths.add(path);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("size", image.size());
    document.put("layers", layers);
    document.put("wastedBytes", waste.bytes());
    document.put("efficiency", waste.efficiency());
    document.put("waste", paths);
    return document;
  }

  /** The text of each layer's history entry; counted from the top, where a base may lack some. */
  private static List<String> makers(Image image) {
    List<String> made = new ArrayList<>();
    image.history().stream()
        .filter(entry -> !entry.emptyLayer())
        .map(History::createdBy)
        .map(text -> Shown.oneLine(text.replaceFirst(" # buildkit$", "")))
        .forEach(made::add);
    while (made.size() < image.layers().size()) {
      made.addFirst("(not said)");
    }
    return made.subList(made.size() - image.layers().size(), made.size());
  }
}
