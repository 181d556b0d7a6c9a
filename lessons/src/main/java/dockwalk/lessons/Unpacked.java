package dockwalk.lessons;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of a lesson's files on disk. A file that is in neither list was there already, as the
 * lesson has it.
 *
 * @param folder where they are
 * @param written the files that were made, relative to the folder
 * @param kept the files that differ from the lesson's and were left as they are: somebody has
 *     worked on them, and should be told that the text may not fit
 */
public record Unpacked(Path folder, List<String> written, List<String> kept) {
  public Unpacked {
    written = List.copyOf(written);
    kept = List.copyOf(kept);
  }
}
