package dockwalk.exec;

import dockwalk.exec.Action.Origin;
import dockwalk.exec.Action.Source;
import dockwalk.fs.Content;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.Instruction.Flag;
import dockwalk.syntax.Instruction.Heredoc;
import dockwalk.syntax.Span;
import dockwalk.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code COPY} and {@code ADD}: what is copied, to where. */
final class CopyExpansion {
  private static final Pattern URL = Pattern.compile("(?i)(https?|ftp)://.*");
  private static final Pattern GIT = Pattern.compile("(?i)(git@|git://|ssh://).*");

  private final BuildPlan plan;
  private final Step step;
  private final Scope scope;
  private final String workingDir;
  private final boolean add;
  private Origin from = new Origin.Context();
  private String owner = "";
  private String mode = "";

  private CopyExpansion(State state, Step step, Scope scope, boolean add) {
    this.plan = state.plan();
    this.step = step;
    this.scope = scope;
    this.workingDir = state.stages().get(step.stage()).image().config().effectiveWorkingDir();
    this.add = add;
  }

  record Copied(Action.Copy action, String createdBy) {}

  static Copied copy(State state, Step step, Instruction.Copy copy, Scope scope) throws StepFault {
    CopyExpansion expansion = new CopyExpansion(state, step, scope, false);
    return expansion.expand(copy.flags(), copy.sources(), copy.destination());
  }

  static Copied add(State state, Step step, Instruction.Add add, Scope scope) throws StepFault {
    CopyExpansion expansion = new CopyExpansion(state, step, scope, true);
    return expansion.expand(add.flags(), add.sources(), add.destination());
  }

  private Copied expand(List<Flag> flags, List<Instruction.Source> sources, Word destination)
      throws StepFault {
    for (Flag flag : flags) {
      flag(flag);
    }
    List<Source> expanded = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    for (Instruction.Source source : sources) {
      expanded.add(source(source, shown));
    }
    String written = scope.text(destination);
    Action.Copy action =
        new Action.Copy(
            from, expanded, absolute(written), owner, mode, List.of(), false, false, add);
    return new Copied(action, createdBy(shown, written));
  }

  private String createdBy(List<String> sources, String destination) {
    return (add ? "ADD " : "COPY ")
        + (owner.isEmpty() ? "" : "--chown=" + owner + " ")
        + (mode.isEmpty() ? "" : "--chmod=" + mode + " ")
        + String.join(" ", sources)
        + " "
        + destination
        + " # buildkit";
  }

  private void flag(Flag flag) throws StepFault {
    Optional<Word> value = flag.value();
    switch (flag.name()) {
      case "from" -> from = origin(value.map(Word::raw).orElse(""));
      case "chown" -> owner = value.isPresent() ? scope.text(value.get()) : "";
      case "chmod" -> {
        mode = value.isPresent() ? scope.text(value.get()) : "";
        Modes.check(mode, flag.span());
      }
      default -> {
        if (!value.map(Word::raw).orElse("").equalsIgnoreCase("false")) {
          throw StepFault.notThereYet(
              flag.span(),
              (add ? "ADD --" : "COPY --") + flag.name(),
              "leave the option out, or name the files one by one");
        }
      }
    }
  }

  /** The planner has refused stages that are not before this one. */
  private Origin origin(String name) {
    for (Stage stage : plan.stages().subList(0, step.stage()).reversed()) {
      if (stage.answersTo(name)) {
        return new Origin.Stage(stage.index());
      }
    }
    return new Origin.Image(name);
  }

  private Source source(Instruction.Source source, List<String> shown) throws StepFault {
    return switch (source) {
      case Word word -> {
        String path = scope.text(word);
        refuseRemote(path, word.span());
        shown.add(path);
        yield new Source.Path(path);
      }
      case Heredoc heredoc -> {
        shown.add("<<" + heredoc.delimiter());
        yield new Source.Text(heredoc.delimiter(), new Content.Inline(body(heredoc)));
      }
    };
  }

  private String body(Heredoc heredoc) throws StepFault {
    if (!heredoc.expand()) {
      return heredoc.body();
    }
    return scope.text(Word.parseBody(heredoc.body(), heredoc.span()));
  }

  private void refuseRemote(String path, Span span) throws StepFault {
    boolean git = GIT.matcher(path).matches();
    if (!git && !URL.matcher(path).matches()) {
      return;
    }
    if (!add) {
      throw StepFault.at(
          span,
          git ? "source can't be a git ref for COPY" : "source can't be a URL for COPY",
          "COPY takes files of the build context; only ADD knows URLs");
    }
    throw StepFault.notThereYet(
        span, "ADD from a URL", "download the file into the build context and COPY it");
  }

  /** A slash at the end stays: it says that the destination is a directory. */
  private String absolute(String written) {
    String path = ImagePath.join(workingDir, written);
    boolean directory =
        written.isEmpty() || written.equals(".") || written.endsWith("/") || written.endsWith("/.");
    return directory && !path.equals("/") ? path + "/" : path;
  }
}
