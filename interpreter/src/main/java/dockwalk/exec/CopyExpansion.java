package dockwalk.exec;

import dockwalk.exec.Action.Origin;
import dockwalk.exec.Action.Source;
import dockwalk.fs.Content;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import dockwalk.syntax.Copying;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.Instruction.Flag;
import dockwalk.syntax.Instruction.Heredoc;
import dockwalk.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code COPY} and {@code ADD}: what is copied, to where. */
final class CopyExpansion {
  private final BuildPlan plan;
  private final Step step;
  private final Copying instruction;
  private final Scope scope;
  private final String workingDir;
  private final String owner;
  private final String mode;

  private CopyExpansion(State state, Step step, Copying instruction, Scope scope) throws StepFault {
    this.plan = state.plan();
    this.step = step;
    this.instruction = instruction;
    this.scope = scope;
    this.workingDir = state.stages().get(step.stage()).image().config().effectiveWorkingDir();
    this.owner = text(instruction.chown());
    this.mode = text(instruction.chmod());
    Modes.check(mode, instruction.flag("chmod").map(Flag::span).orElse(step.span()));
  }

  record Copied(Action.Copy action, String createdBy) {}

  static Copied copy(State state, Step step, Instruction.Copy copy, Scope scope) throws StepFault {
    CopyExpansion expansion = new CopyExpansion(state, step, copy, scope);
    return expansion.expand(
        "COPY", expansion.origin(copy), copy.parents(), RemoteSources.refused(step.span()));
  }

  static Copied add(State state, Step step, Instruction.Add add, Scope scope) throws StepFault {
    CopyExpansion expansion = new CopyExpansion(state, step, add, scope);
    RemoteSources remote =
        new RemoteSources(
            step.span(), add.keepGitDir(), add.unpack(), expansion.text(add.checksum()));
    remote.check(add.sources().size());
    return expansion.expand("ADD", new Origin.Context(), false, remote);
  }

  private Copied expand(String keyword, Origin origin, boolean parents, RemoteSources remote)
      throws StepFault {
    List<Source> expanded = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    for (Instruction.Source source : instruction.sources()) {
      expanded.add(source(source, remote, shown));
    }
    String written = scope.text(instruction.destination());
    // As in the reference, a mode makes a plain copy of a linked one.
    boolean link = mode.isEmpty() && instruction.link();
    Action.Copy action =
        new Action.Copy(
            origin,
            expanded,
            absolute(written),
            owner,
            mode,
            instruction.excludes(),
            parents,
            link);
    String flags =
        (parents ? "--parents " : "")
            + (owner.isEmpty() ? "" : "--chown=" + owner + " ")
            + (mode.isEmpty() ? "" : "--chmod=" + mode + " ");
    String sources = String.join(" ", shown);
    return new Copied(action, keyword + " " + flags + sources + " " + written + " # buildkit");
  }

  private String text(Optional<Word> value) throws StepFault {
    return value.isPresent() ? scope.text(value.get()) : "";
  }

  /** The planner has refused stages that are not before this one. */
  private Origin origin(Instruction.Copy copy) {
    String name = copy.from().map(Flag::text).orElse("");
    if (name.isEmpty()) {
      return new Origin.Context();
    }
    return plan.stage(name)
        .map(Stage::index)
        .filter(stage -> stage < step.stage())
        .<Origin>map(Origin.Stage::new)
        .orElseGet(() -> GivenOrigin.of(plan, name));
  }

  private Source source(Instruction.Source source, RemoteSources remote, List<String> shown)
      throws StepFault {
    return switch (source) {
      case Word word -> {
        String path = scope.text(word);
        shown.add(path);
        yield remote.source(path, word.span());
      }
      case Heredoc heredoc -> {
        shown.add("<<" + heredoc.delimiter());
        yield new Source.Text(heredoc.delimiter(), new Content.Inline(body(heredoc)));
      }
    };
  }

  private String body(Heredoc heredoc) throws StepFault {
    if (!heredoc.expand()) {
      return heredoc.content();
    }
    return scope.text(Word.parseBody(heredoc.content(), heredoc.span()));
  }

  /** A slash at the end stays: it says that the destination is a directory. */
  private String absolute(String written) {
    String path = ImagePath.join(workingDir, written);
    boolean directory =
        written.isEmpty() || written.equals(".") || written.endsWith("/") || written.endsWith("/.");
    return directory && !path.equals("/") ? path + "/" : path;
  }
}
