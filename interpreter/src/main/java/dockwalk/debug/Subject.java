package dockwalk.debug;

import dockwalk.exec.StageState;
import dockwalk.fs.TreeDiff;
import dockwalk.name.HostPath;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/** What a watch looks at, in the stage of each instruction. */
public sealed interface Subject {
  /** What {@code walk} changed of it; empty if nothing. */
  List<Observation> changes(Walk walk, Files files) throws IOException;

  /** Finds out what an instruction did to the files. */
  @FunctionalInterface
  interface Files {
    TreeDiff of(Walk walk) throws IOException;
  }

  /**
   * A path of the image, and all below it.
   *
   * @param pattern absolute; {@code *}, {@code ?} and {@code **} as in a shell
   */
  record PathOrGlob(String pattern) implements Subject {
    /** The paths of {@code pattern}; absent if it is malformed. */
    public static Optional<PathOrGlob> pattern(String pattern) {
      try {
        FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        return Optional.of(new PathOrGlob(pattern));
      } catch (PatternSyntaxException e) {
        return Optional.empty();
      }
    }

    /** The same, as a subject. */
    public static Optional<Subject> of(String pattern) {
      return pattern(pattern).map(Subject.class::cast);
    }

    /** Whether a path is meant. */
    Predicate<String> matcher() {
      String plain = pattern.equals("/") ? "" : pattern;
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + plain);
      return path ->
          path.equals(pattern)
              || path.startsWith(plain + "/")
              || matcher.matches(HostPath.of(path));
    }

    @Override
    public List<Observation> changes(Walk walk, Files files) throws IOException {
      Predicate<String> meant = matcher();
      return files.of(walk).changes().stream()
          .filter(change -> meant.test(change.path()))
          .<Observation>map(Observation.OfPath::new)
          .toList();
    }
  }

  /** An environment variable or build argument. */
  record Variable(String name) implements Subject {
    @Override
    public List<Observation> changes(Walk walk, Files files) {
      return Observation.between(
          "env " + name, value(walk.stageBefore()), value(walk.stageAfter()));
    }

    private Optional<String> value(StageState stage) {
      return stage
          .args()
          .getOrDefault(name, Optional.empty())
          .or(() -> Optional.ofNullable(stage.image().config().env().get(name)));
    }
  }

  /** The working directory. */
  record WorkingDir() implements Subject {
    @Override
    public List<Observation> changes(Walk walk, Files files) {
      return Observation.between(
          "cwd",
          Optional.of(walk.stageBefore().image().config().effectiveWorkingDir()),
          Optional.of(walk.stageAfter().image().config().effectiveWorkingDir()));
    }
  }

  /** The size of all layers, in bytes. */
  record Size() implements Subject {
    @Override
    public List<Observation> changes(Walk walk, Files files) {
      return Observation.between(
          "size",
          Optional.of(Long.toString(walk.stageBefore().image().size())),
          Optional.of(Long.toString(walk.stageAfter().image().size())));
    }
  }
}
