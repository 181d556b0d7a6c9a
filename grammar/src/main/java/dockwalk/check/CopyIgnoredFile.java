package dockwalk.check;

import dockwalk.syntax.Instruction;
import dockwalk.syntax.Word;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A file to copy that the ignore file keeps out. Where the ignore file lets something in again,
 * nothing is said: too much depends on the files that are there.
 */
final class CopyIgnoredFile implements Check.OfStep {
  private static final Rule RULE =
      Rule.of(
          "CopyIgnoredFile",
          "copy-ignored-file",
          "Attempting to Copy file that is excluded by .dockerignore");

  @Override
  public Rule rule() {
    return RULE;
  }

  private static final Pattern REMOTE =
      Pattern.compile("(?:https?|git|ssh)://.*|[^/]+@[^/]+:.*", Pattern.DOTALL);

  @Override
  public void inspect(Visit visit, Report report) {
    if (visit.facts().ignore().isEmpty() || visit.facts().ignore().get().reincludes()) {
      return;
    }
    if (visit.instruction() instanceof Instruction.Copy copy
        && copy.flags().stream().noneMatch(flag -> flag.name().equals("from"))) {
      inspect("Copy", copy.sources(), visit, report);
    } else if (visit.instruction() instanceof Instruction.Add add) {
      inspect("Add", add.sources(), visit, report);
    }
  }

  private static void inspect(
      String verb, List<Instruction.Source> sources, Visit visit, Report report) {
    IgnoreFile ignore = visit.facts().ignore().orElseThrow();
    for (Instruction.Source source : sources) {
      String written = source instanceof Word word ? visit.before().text(word).orElse("") : "";
      if (written.isEmpty() || REMOTE.matcher(written).matches()) {
        continue;
      }
      String path = clean(written);
      boolean root = path.equals(".") || path.equals("/");
      if (root ? ignore.everything() : ignore.excludes().test(path)) {
        report.add(
            visit.place(),
            "Attempting to %s file \"%s\" that is excluded by .dockerignore".formatted(verb, path));
      }
    }
  }

  /** Go's {@code filepath.Clean}. */
  private static String clean(String path) {
    boolean absolute = path.startsWith("/");
    Deque<String> names = new ArrayDeque<>();
    for (String name : path.split("/")) {
      if (name.equals("..") && !names.isEmpty() && !names.getLast().equals("..")) {
        names.removeLast();
      } else if (!name.isEmpty() && !name.equals(".") && !(absolute && name.equals(".."))) {
        names.add(name);
      }
    }
    String joined = (absolute ? "/" : "") + String.join("/", names);
    return joined.isEmpty() ? "." : joined;
  }
}
