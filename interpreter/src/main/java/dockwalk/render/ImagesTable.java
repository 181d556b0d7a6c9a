package dockwalk.render;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The list of images, with the columns of {@code docker images}. */
public final class ImagesTable {
  private ImagesTable() {}

  /**
   * One image.
   *
   * @param id as far as it is shown; absent for an image that will be made when it is needed
   * @param created when it was made, if it says so
   * @param size of all layers, in bytes
   */
  public record Row(
      String repository, String tag, Optional<String> id, Optional<Instant> created, long size) {}

  /** The table; the time since the making is measured from {@code now}. */
  public static String of(List<Row> rows, Instant now) {
    Columns columns = new Columns("llllr").row("REPOSITORY", "TAG", "IMAGE ID", "CREATED", "SIZE");
    for (Row row : rows) {
      if (row.id().isPresent()) {
        columns.row(
            row.repository(),
            row.tag(),
            row.id().get(),
            row.created().map(created -> ago(Duration.between(created, now))).orElse("N/A"),
            Sizes.brief(row.size()));
      } else {
        columns.row(row.repository(), row.tag(), "-", "on first use", "-");
      }
    }
    return columns.text("");
  }

  /** Docker's words for a time span (go-units, HumanDuration). */
  static String ago(Duration span) {
    long seconds = Math.max(0, span.toSeconds());
    long minutes = span.toMinutes();
    long hours = Math.round(span.toSeconds() / 3600.0);
    if (seconds < 1) {
      return "Less than a second ago";
    }
    if (seconds == 1) {
      return "1 second ago";
    }
    if (seconds < 60) {
      return seconds + " seconds ago";
    }
    if (minutes == 1) {
      return "About a minute ago";
    }
    if (minutes < 60) {
      return minutes + " minutes ago";
    }
    if (hours == 1) {
      return "About an hour ago";
    }
    if (hours < 48) {
      return hours + " hours ago";
    }
    if (hours < 24 * 7 * 2) {
      return hours / 24 + " days ago";
    }
    if (hours < 24 * 30 * 2) {
      return hours / 24 / 7 + " weeks ago";
    }
    return hours < 24 * 365 * 2 ? hours / 24 / 30 + " months ago" : hours / 24 / 365 + " years ago";
  }
}
