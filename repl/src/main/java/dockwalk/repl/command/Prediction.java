package dockwalk.repl.command;

import dockwalk.debug.Walk;
import dockwalk.exec.CacheLookup;
import dockwalk.exec.CacheLookup.Verdict;
import dockwalk.fs.FileTree;
import dockwalk.fs.PathChange;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Layer;
import dockwalk.render.Changes;
import dockwalk.render.Shown;
import dockwalk.render.Sizes;
import dockwalk.render.Style;
import dockwalk.render.WhyText;
import dockwalk.why.Explanation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody says of the next instruction before it is executed. */
sealed interface Prediction {
  /** Whether this says anew what {@code other} said. */
  default boolean replaces(Prediction other) {
    return other.getClass() == getClass();
  }

  /** What came of an instruction that was predicted. */
  record Outcome(Walk walk, TreeDiff diff, Optional<Explanation> why) {}

  /**
   * Whether it is right, and what happened.
   *
   * @param right absent if there is nothing that it could be right about
   */
  record Score(Optional<Boolean> right, String reason) {
    static Score of(boolean right, String reason) {
      return new Score(Optional.of(right), reason);
    }
  }

  /** As it is typed. */
  String text();

  Score score(Outcome outcome);

  /** It is, or is not, taken from the cache. */
  record Cache(boolean hit) implements Prediction {
    @Override
    public String text() {
      return hit ? "hit" : "miss";
    }

    @Override
    public Score score(Outcome outcome) {
      Optional<CacheLookup> lookup = outcome.walk().lookup();
      if (lookup.isEmpty() || lookup.get().verdict() == Verdict.NOT_CACHEABLE) {
        return new Score(Optional.empty(), "neither: the step touches no files");
      }
      boolean was = lookup.get().hit().isPresent();
      String why = outcome.why().map(each -> ": " + WhyText.line(each)).orElse("");
      return Score.of(was == hit, (was ? "hit" : "miss") + why);
    }
  }

  /** A path is there that was not, or is gone. */
  record Path(String path, boolean added) implements Prediction {
    @Override
    public boolean replaces(Prediction other) {
      return other instanceof Path earlier && earlier.path.equals(path);
    }

    @Override
    public String text() {
      return (added ? "+" : "-") + path;
    }

    @Override
    public Score score(Outcome outcome) {
      boolean before = there(outcome.diff().before());
      boolean after = there(outcome.diff().after());
      boolean changed =
          outcome.diff().changes().stream()
              .anyMatch(c -> c instanceof PathChange.Modified && c.path().equals(path));
      String what =
          before == after
              ? before ? "it was there and " + (changed ? "changed" : "stays") : "it is not there"
              : after ? "it was added" : "it was deleted";
      return Score.of(before != after && after == added, what);
    }

    private boolean there(FileTree tree) {
      return tree.lookup(path, FileTree.Links.NOFOLLOW).isPresent();
    }
  }

  /** Where the next instruction works. */
  record Folder(String path) implements Prediction {
    @Override
    public String text() {
      return "cwd " + path;
    }

    @Override
    public Score score(Outcome outcome) {
      String now = outcome.walk().stageAfter().image().config().effectiveWorkingDir();
      return Score.of(now.equals(path), "the folder is " + Shown.text(now));
    }
  }

  /** How many paths are added, changed or deleted. */
  record Files(int count) implements Prediction {
    @Override
    public String text() {
      return "files " + count;
    }

    @Override
    public Score score(Outcome outcome) {
      return Score.of(
          Changes.telling(outcome.diff().changes()).size() == count,
          outcome.diff().isEmpty()
              ? "none changed"
              : Changes.count(outcome.diff().changes(), Style.PLAIN));
    }
  }

  /** The size of the layer, within a tenth of it. */
  record Size(long bytes) implements Prediction {
    @Override
    public String text() {
      return "size " + Sizes.brief(bytes);
    }

    @Override
    public Score score(Outcome outcome) {
      int before = outcome.walk().stageBefore().image().layers().size();
      long made =
          outcome.walk().stageAfter().image().layers().stream()
              .skip(before)
              .mapToLong(Layer::size)
              .sum();
      return Score.of(
          Math.abs(made - bytes) * 10 <= made,
          made == 0 ? "there is no new layer" : "the layer has " + Sizes.brief(made));
    }
  }

  /** Reads one from the words of a command; what they lack is said by a misuse. */
  static Prediction of(Desk desk, Arguments arguments) throws MisuseException {
    List<String> words = arguments.words();
    String first = words.getFirst();
    if (words.size() == 1 && (first.equals("hit") || first.equals("miss"))) {
      return new Cache(first.equals("hit"));
    }
    if (words.size() == 1 && first.matches("[+-].+")) {
      return new Path(path(desk, first.substring(1)), first.startsWith("+"));
    }
    if (words.size() == 2) {
      String value = words.get(1);
      switch (first) {
        case "cwd" -> {
          return new Folder(path(desk, value));
        }
        case "files" -> {
          return new Files(value.equals("0") ? 0 : arguments.number(value));
        }
        case "size" -> {
          return new Size(bytes(arguments, value));
        }
        default -> {}
      }
    }
    throw arguments.misuse("\"%s\" is no prediction.", String.join(" ", words));
  }

  private static String path(Desk desk, String typed) {
    return "/" + String.join("/", FileTree.names(desk.path(typed)));
  }

  private static long bytes(Arguments arguments, String text) throws MisuseException {
    Matcher size = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)([kMG]?)B?").matcher(text);
    if (!size.matches()) {
      throw arguments.misuse("\"%s\" is no size such as 12kB.", text);
    }
    double unit =
        switch (size.group(2)) {
          case "k" -> 1e3;
          case "M" -> 1e6;
          case "G" -> 1e9;
          default -> 1;
        };
    return Math.round(Double.parseDouble(size.group(1)) * unit);
  }
}
