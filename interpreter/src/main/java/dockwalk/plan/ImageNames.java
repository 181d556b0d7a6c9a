package dockwalk.plan;

import dockwalk.image.ImageReference;
import dockwalk.syntax.Span;
import dockwalk.syntax.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What may be the name of an image; it is asked for stages that nothing needs, too. */
final class ImageNames {
  private ImageNames() {}

  /**
   * Refuses what can be no image's name.
   *
   * @param place where it is written
   * @param before the stages of which one may have been meant
   */
  static void check(String name, Span place, List<Stage> before) throws PlanFault {
    try {
      ImageReference.parse(name);
    } catch (IllegalArgumentException e) {
      String reason = ("" + e.getMessage()).replace(ImageReference.complaint(name), "");
      List<String> names = before.stream().flatMap(stage -> stage.name().stream()).toList();
      Optional<String> near = Spelling.nearest(name, names);
      throw PlanFault.at(
          place,
          "failed to parse stage name \"%s\": %s".formatted(name, reason),
          near.map(stage -> "did you mean the stage " + stage + "?")
              .orElseGet(() -> advice(name, reason)));
    }
  }

  /** In a repository's name a capital letter is the most frequent slip. */
  private static String advice(String name, String reason) {
    int tag = name.indexOf(':', name.lastIndexOf('/') + 1);
    int end = tag < 0 ? name.length() : tag;
    return reason.endsWith("must be lowercase")
        ? "the names of images have no capital letters: write "
            + name.substring(0, end).toLowerCase(Locale.ROOT)
            + name.substring(end)
        : "write the name of an image, such as busybox or dockwalk/base:latest";
  }
}
