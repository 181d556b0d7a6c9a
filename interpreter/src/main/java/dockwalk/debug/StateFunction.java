package dockwalk.debug;

import dockwalk.debug.Value.Absent;
import dockwalk.debug.Value.Amount;
import dockwalk.debug.Value.Kind;
import dockwalk.debug.Value.Text;
import dockwalk.debug.Value.Truth;
import dockwalk.fs.FileTree;
import dockwalk.fs.FileTree.Links;
import dockwalk.fs.Node;
import dockwalk.fs.PathChange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The functions that a query may use. A link is followed, but by {@code type}. */
public enum StateFunction {
  EXISTS("PATH", Kind.TRUTH, "whether there is such a file or folder", StateFunction::exists),
  SIZE("PATH", Kind.BYTES, "size of a file, or of all files below a folder", StateFunction::size),
  FILES("PATH", Kind.COUNT, "how many files are below a folder", StateFunction::files),
  MODE("PATH", Kind.MODE, "the mode, as in `mode(/bin/su) == 4755`", StateFunction::mode),
  OWNER("PATH", Kind.TEXT, "owner and group by number, such as `0:0`", StateFunction::owner),
  TYPE("PATH", Kind.TEXT, "`file`, `folder`, `link`, `device` or `pipe`", StateFunction::type),
  CONTENT("PATH", Kind.TEXT, "the text of a file, at most 64 kB of it", StateFunction::content),
  CHANGED(
      "PATTERN",
      Kind.TRUTH,
      "whether the last instruction changed a path that matches, or something below it",
      StateFunction::changed),
  HIT("N", Kind.COUNT, "how often breakpoint N has stopped or logged", StateFunction::hit);

  private static final int MOST = 64 * 1024;

  private final String argument;
  private final Kind kind;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final Work work;

  @FunctionalInterface
  private interface Work {
    Value of(Sight sight, Value argument) throws IOException;
  }

  StateFunction(String argument, Kind kind, String meaning, Work work) {
    this.argument = argument;
    this.kind = kind;
    this.meaning = meaning;
    this.work = work;
  }

  /** As it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What its one argument names. */
  public String argument() {
    return argument;
  }

  /** What kind of value it has. */
  public Kind kind() {
    return kind;
  }

  /** What it means, in a few words of Markdown. */
  public String meaning() {
    return meaning;
  }

  Value of(Sight sight, Value given) throws IOException {
    return given instanceof Absent ? given : work.of(sight, given);
  }

  static Optional<StateFunction> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  private static String text(Value value) {
    return value instanceof Text(String text) ? text : "";
  }

  private static Optional<Node> node(Sight sight, Value path, Links links) throws IOException {
    return sight.files().lookup(sight.path(text(path)), links);
  }

  private static Absent missing(Value path) {
    return new Absent(text(path) + " does not exist");
  }

  private static Value exists(Sight sight, Value path) throws IOException {
    return new Truth(node(sight, path, Links.FOLLOW).isPresent());
  }

  private static Value size(Sight sight, Value path) throws IOException {
    Optional<Node> node = node(sight, path, Links.FOLLOW);
    return node.isEmpty() ? missing(path) : new Amount(bytes(node.get()), Kind.BYTES);
  }

  private static long bytes(Node node) {
    return switch (node) {
      case Node.Directory directory -> new FileTree(directory).size();
      case Node.Regular file -> file.content().size();
      case Node.Symlink s -> 0;
      case Node.Device d -> 0;
      case Node.Fifo f -> 0;
    };
  }

  private static Value files(Sight sight, Value path) throws IOException {
    Optional<Node> node = node(sight, path, Links.FOLLOW);
    return node.isEmpty() ? missing(path) : new Amount(count(node.get()), Kind.COUNT);
  }

  private static long count(Node node) {
    return node instanceof Node.Directory directory
        ? directory.children().values().stream().mapToLong(StateFunction::count).sum()
        : 1;
  }

  private static Value mode(Sight sight, Value path) throws IOException {
    Optional<Node> node = node(sight, path, Links.FOLLOW);
    return node.isEmpty()
        ? missing(path)
        : new Amount(
            Integer.parseInt(Integer.toOctalString(node.get().metadata().mode())), Kind.MODE);
  }

  private static Value owner(Sight sight, Value path) throws IOException {
    Optional<Node> node = node(sight, path, Links.FOLLOW);
    return node.isEmpty()
        ? missing(path)
        : new Text(node.get().metadata().uid() + ":" + node.get().metadata().gid());
  }

  private static Value type(Sight sight, Value path) throws IOException {
    Optional<Node> node = node(sight, path, Links.NOFOLLOW);
    return node.isEmpty() ? missing(path) : new Text(node.get().word());
  }

  private static Value content(Sight sight, Value path) throws IOException {
    Optional<Node> node = node(sight, path, Links.FOLLOW);
    if (node.isEmpty()) {
      return missing(path);
    }
    if (!(node.get() instanceof Node.Regular file)) {
      return new Absent(text(path) + " is not a file");
    }
    try (InputStream in = sight.trees().contents().open(file.content())) {
      return new Text(new String(in.readNBytes(MOST), StandardCharsets.UTF_8));
    }
  }

  private static Value changed(Sight sight, Value pattern) throws IOException {
    Optional<Subject.PathOrGlob> paths = Subject.PathOrGlob.pattern(sight.path(text(pattern)));
    if (paths.isEmpty()) {
      return new Absent(text(pattern) + " is no pattern");
    }
    return new Truth(
        sight.diff().changes().stream().map(PathChange::path).anyMatch(paths.get().matcher()));
  }

  private static Value hit(Sight sight, Value number) {
    int wanted = number instanceof Amount(double n, Kind kind) ? (int) n : 0;
    Optional<Integer> hits = sight.hits().of(wanted);
    return hits.isEmpty()
        ? new Absent("there is no breakpoint " + wanted)
        : new Amount(hits.get(), Kind.COUNT);
  }
}
