package dockwalk.why;

import dockwalk.exec.CacheLookup.Difference;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import dockwalk.why.Declarations.Declared;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Puts the differing parts of a key into words, each with the line that declares it. */
final class Reasons {
  private static final int PROBE = 60;

  private final BuildPlan plan;
  private final Declarations declarations;
  private final Supplier<Optional<Step>> changedBefore;

  /**
   * Reasons of one step.
   *
   * @param changedBefore finds the first step below this one that is not as it was in the last
   *     build; asked only where that is the reason
   */
  Reasons(BuildPlan plan, Step step, Supplier<Optional<Step>> changedBefore) {
    this.plan = plan;
    this.declarations = new Declarations(plan, step);
    this.changedBefore = changedBefore;
  }

  /** One reason a difference; what the step itself says comes before what came before it. */
  List<Reason> of(List<Difference> differences) {
    Map<String, String> removed = removedContents(differences);
    Set<String> moved = new HashSet<>();
    List<Reason> reasons = new ArrayList<>();
    for (Difference difference : differences) {
      Optional<String> from =
          difference.before().isEmpty() && isFile(difference)
              ? FileChange.content(difference.after()).map(removed::get)
              : Optional.empty();
      from.ifPresent(moved::add);
      reasons.add(from.map(old -> renamed(difference, old)).orElseGet(() -> of(difference)));
    }
    reasons.removeIf(reason -> moved.contains(reason.part()) || isName(reason, differences));
    reasons.sort(Comparator.comparing(reason -> reason.part().equals("parent")));
    return reasons;
  }

  /** A source's name is told by its file already, unless the file is the same. */
  private static boolean isName(Reason reason, List<Difference> differences) {
    String file = reason.part().replaceFirst("^name of ", "file ");
    return !file.equals(reason.part())
        && differences.stream().anyMatch(difference -> difference.part().equals(file));
  }

  private static Map<String, String> removedContents(List<Difference> differences) {
    Map<String, String> removed = new HashMap<>();
    for (Difference difference : differences) {
      if (isFile(difference) && difference.after().isEmpty()) {
        FileChange.content(difference.before())
            .ifPresent(content -> removed.put(content, difference.part()));
      }
    }
    return removed;
  }

  private static boolean isFile(Difference difference) {
    return difference.part().startsWith("file ");
  }

  private Reason renamed(Difference difference, String old) {
    String name = difference.part().substring("file ".length());
    Said words = new Said("file %s: renamed from %s", name, old.substring("file ".length()));
    return reason(difference, List.of("added"), Optional.of(declarations.own()), words);
  }

  private Reason of(Difference difference) {
    String part = difference.part();
    if (isFile(difference)) {
      List<String> kinds = FileChange.kinds(difference.before(), difference.after());
      return reason(
          difference, kinds, Optional.of(declarations.own()), FileChange.said(part, kinds));
    }
    if (part.startsWith("env ")) {
      return variable(difference, part.substring("env ".length()));
    }
    return switch (part) {
      case "parent" -> parent(difference);
      case "base image" -> simple(difference, new Said("base image digest changed"));
      case "command" -> command(difference);
      case "working directory" ->
          declared(difference, new Said("working directory changed"), "WORKDIR");
      case "user", "owner" -> declared(difference, new Said("user changed"), "USER");
      default -> simple(difference, change(difference, part));
    };
  }

  private Reason parent(Difference difference) {
    Optional<Step> first = changedBefore.get();
    if (first.isEmpty()) {
      Said words =
          new Said("parent step changed: a step that stood before this one was removed or moved");
      return reason(difference, List.of(), Optional.empty(), words);
    }
    Step other = first.get();
    Declared at = new Declarations(plan, other).own();
    Said words =
        new Said(
            "parent step changed: step %d, %s on line %d",
            other.ordinal() + 1, at.keyword(), at.line());
    return reason(difference, List.of(), Optional.of(at), words);
  }

  private Reason variable(Difference difference, String name) {
    Optional<Declared> declared = declarations.variable(name);
    String kind = declared.map(Declared::keyword).orElse("env");
    boolean given = kind.equals("ARG") && plan.options().buildArgs().containsKey(name);
    Said words = change(difference, kind + " " + name);
    return reason(
        difference,
        List.of(),
        declared,
        given ? new Said("%s (set with --build-arg)", words) : words);
  }

  /** The command begins with the words of the shell: if only they differ, the shell changed. */
  private Reason command(Difference difference) {
    String shell = String.join(" ", declarations.shell()) + " ";
    String before = difference.before().orElse("");
    String after = difference.after().orElse("");
    if (after.startsWith(shell)) {
      String line = after.substring(shell.length());
      int at = before.indexOf(line.substring(0, Math.min(PROBE, line.length())));
      boolean sameLine = line.length() > PROBE || before.endsWith(line);
      if (at > 0 && sameLine && !before.startsWith(shell)) {
        return declared(difference, new Said("shell changed"), "SHELL");
      }
    }
    return simple(difference, new Said("command text changed"));
  }

  private Reason declared(Difference difference, Said words, String keyword) {
    return reason(difference, List.of(), declarations.keyword(keyword), words);
  }

  private Reason simple(Difference difference, Said words) {
    return reason(difference, List.of(), Optional.of(declarations.own()), words);
  }

  private static Reason reason(
      Difference difference, List<String> kinds, Optional<Declared> declared, Said words) {
    return new Reason(
        difference.part(),
        kinds,
        difference.before(),
        difference.after(),
        declared.map(Declared::line),
        words);
  }

  private static Said change(Difference difference, String what) {
    if (difference.before().isEmpty()) {
      return new Said("%s is new", what);
    }
    return difference.after().isEmpty()
        ? new Said("%s is gone", what)
        : new Said("%s changed", what);
  }
}
