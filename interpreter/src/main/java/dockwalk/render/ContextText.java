package dockwalk.render;

import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The build context as a build sees it. */
public final class ContextText {
  private ContextText() {}

  /** The order of files. */
  public enum Order {
    NAME,
    SIZE
  }

  /** A path that is kept out, and the line of the ignore file that decided. */
  public record KeptOut(String path, String rule) {}

  private record File(String path, long size, boolean folder) {
    File(String path, long size) {
      this(path, size, false);
    }
  }

  /**
   * The files with their sizes, and totals.
   *
   * @param root the context, or a folder of it
   * @param prefix what stands before the paths of {@code root}, with a slash at its end, or nothing
   */
  public static String files(Node.Directory root, String prefix, Order order) {
    List<File> files = new ArrayList<>();
    collect(root, prefix, files);
    if (order == Order.SIZE) {
      files.sort(Comparator.comparingLong(File::size).reversed().thenComparing(File::path));
    }
    Columns columns = new Columns("rl");
    files.forEach(file -> columns.row(Sizes.brief(file.size()), Shown.text(file.path())));
    long folders = files.stream().filter(File::folder).count();
    return columns.text("")
        + "%s%s, %s%n"
            .formatted(
                counted(files.size() - folders, "file"),
                folders == 0 ? "" : ", " + counted(folders, "empty folder"),
                Sizes.brief(new FileTree(root).size()));
  }

  private static String counted(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static void collect(Node.Directory directory, String prefix, List<File> into) {
    directory
        .children()
        .forEach(
            (name, node) -> {
              switch (node) {
                case Node.Directory below when below.children().isEmpty() ->
                    into.add(new File(prefix + name + "/", 0, true));
                case Node.Directory below -> collect(below, prefix + name + "/", into);
                case Node.Regular file -> into.add(new File(prefix + name, file.content().size()));
                case Node.Symlink link ->
                    into.add(new File(prefix + name + " -> " + link.target(), 0));
                case Node.Device device -> into.add(new File(prefix + name, 0));
                case Node.Fifo fifo -> into.add(new File(prefix + name, 0));
              }
            });
  }

  /** What is kept out, each with the line that decided. */
  public static String keptOut(List<KeptOut> all, String file) {
    if (all.isEmpty()) {
      return "Nothing is kept out.\n";
    }
    Columns columns = new Columns("ll");
    all.forEach(each -> columns.row(Shown.text(each.path()), file + " " + Shown.text(each.rule())));
    return columns.text("");
  }
}
