package dockwalk.repl.command;

import dockwalk.debug.Breakpoint;
import dockwalk.debug.DebugSession;
import dockwalk.debug.Passing;
import dockwalk.debug.Stop;
import dockwalk.debug.Value;
import dockwalk.debug.Walk;
import dockwalk.exec.CacheLookup;
import dockwalk.exec.ExpandedStep;
import dockwalk.exec.Phase;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Stage;
import dockwalk.plan.Step;
import dockwalk.render.CacheText;
import dockwalk.render.DiagnosticText;
import dockwalk.render.Shown;
import dockwalk.render.Sizes;
import dockwalk.render.SourceWindow;
import dockwalk.render.StepCard;
import dockwalk.render.StopText;
import dockwalk.render.Style;
import dockwalk.render.ValueText;
import dockwalk.render.WhyText;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.SourceFile;
import dockwalk.why.Explainer;
import java.io.IOException;
import java.util.List;

/** Tells where a session stands after a move, and why. */
final class Arrival implements Passing {
  private final Desk desk;
  private final DebugSession session;
  private final BuildPlan plan;
  private final Style style;
  private boolean moved;
  private boolean summarises;

  Arrival(Desk desk) {
    this.desk = desk;
    this.session = desk.session();
    this.plan = session.plan();
    this.style = desk.style();
  }

  /** The same, and it tells at the end of a stage what that has become. */
  Arrival summarising() {
    summarises = true;
    return this;
  }

  /** The words at the start of a session. */
  void beginning() {
    int steps = plan.steps().size();
    long stages = plan.stages().stream().filter(Stage::needed).count();
    desk.line(
        style.strong(plan.file().source().name())
            + ": "
            + style.phrases().count(steps, "%d step", "%d steps")
            + style.phrases().count(stages, " in %d stage.", " in %d stages."));
    desk.say("`step` runs the next, `help` lists all commands.");
    desk.narration().beginning().ifPresent(desk::print);
    next();
  }

  /** After an instruction: its card if the session stops there, or else a line. */
  @Override
  public void passed(Walk walk, boolean replayed, boolean last) throws IOException {
    moved = true;
    desk.print(
        last
            ? StepCard.of(walk, session.diff(walk), replayed, style)
            : StepCard.line(walk, replayed, style));
    if (!replayed) {
      desk.notebook().predictions().score(desk, walk);
    }
  }

  @Override
  public void logged(Breakpoint mark, List<Value> values) {
    desk.line(style.changed("log " + mark.number() + ": ") + ValueText.joined(values));
  }

  @Override
  public void noted(Breakpoint mark, String note) {
    desk.line(style.faint("breakpoint " + mark.number() + ": " + Shown.cut(note, 120)));
  }

  /** After a small step. */
  Answer small(Stop stop, boolean replayed) throws IOException {
    if (stop instanceof Stop.Arrived) {
      Walk walk = session.walk().orElseThrow();
      switch (session.state().phase()) {
        case Phase.Expanded p -> expanded(p.expanded());
        case Phase.Keyed p -> keyed(p.lookup());
        case Phase.Ran p -> ran(p);
        case Phase.Ready p -> passed(walk, replayed, true);
      }
    }
    return session.state().phase() instanceof Phase.Ready ? stopped(stop) : Answer.STAY;
  }

  /** After a move backward, or a jump. */
  Answer elsewhere(Stop stop) {
    if (stop instanceof Stop.AtStart) {
      desk.say("Start of build reached.");
    } else {
      if (stop instanceof Stop.Watched s) {
        mark(s.breakpoint(), "");
        desk.print(StopText.seen(s.observations(), style));
      }
      session.state().step().ifPresent(step -> desk.say("Before step %s:", number(step)));
      if (session.state().finished()) {
        desk.say("After the last step.");
      }
    }
    next();
    return Answer.STAY;
  }

  /** Why the session stands, and what comes next; the instructions on the way were told. */
  Answer stopped(Stop stop) {
    switch (stop) {
      case Stop.Arrived s -> here();
      case Stop.AtStageEnd s -> here();
      case Stop.AtEnd s -> end();
      case Stop.AtStart s -> desk.say("Start of build reached.");
      case Stop.AtBreakpoint s -> {
        stageEnd();
        mark(s.breakpoint(), StopText.place(s.step(), plan));
        next();
      }
      case Stop.Missed s -> {
        mark(s.breakpoint(), StopText.place(s.step(), plan));
        session.walk().flatMap(Walk::lookup).ifPresent(this::keyed);
        desk.say("It is not executed yet: `why` tells more, `step` executes it.");
        next();
      }
      case Stop.Watched s -> {
        mark(s.breakpoint(), "");
        desk.print(StopText.seen(s.observations(), style));
        here();
      }
      case Stop.Warned s -> {
        mark(s.breakpoint(), "");
        s.warnings().forEach(w -> desk.print(DiagnosticText.of(plan.file().source(), w)));
        here();
      }
      case Stop.Failed s -> {
        failed(s);
        return Answer.FAILED;
      }
      case Stop.Interrupted s -> {
        desk.say("Interrupted: step %s was taken back.", number(s.step()));
        next();
        return Answer.CANCELLED;
      }
    }
    return Answer.STAY;
  }

  private void mark(Breakpoint mark, String place) {
    desk.line(StopText.name(mark) + " " + mark.number() + (place.isEmpty() ? "" : ", " + place));
  }

  private void here() {
    if (session.state().finished()) {
      end();
      return;
    }
    stageEnd();
    next();
  }

  private void stageEnd() {
    int ended = session.state().currentStage();
    boolean over =
        session.state().next() > 0
            && session.state().step().filter(step -> step.stage() != ended).isPresent();
    if (over) {
      desk.line(style.faint(style.say("-- end of stage %s --", plan.stages().get(ended).title())));
      if (summarises) {
        StageWalk.summary(desk, ended);
      }
    }
  }

  private void next() {
    session
        .state()
        .step()
        .map(step -> plan.file().source().firstLine(step.span()))
        .flatMap(desk.narration()::before)
        .ifPresent(desk::print);
    desk.print(SourceWindow.next(session, style));
  }

  private void end() {
    if (!moved) {
      desk.say("End of build reached.");
      return;
    }
    Explainer explainer = new Explainer(plan);
    session.timeline().walks(session.now()).forEach(walk -> walk.events().forEach(explainer));
    desk.line(
        style.strong(style.say("End of build."))
            + " "
            + WhyText.summary(explainer.account(session.state().plan(), false))
            + ". "
            + style.say("The image has")
            + " "
            + style
                .phrases()
                .count(session.state().result().layers().size(), "%d layer", "%d layers")
            + ", "
            + Sizes.brief(session.state().result().size())
            + ".");
    desk.notebook().predictions().total().ifPresent(desk::line);
    desk.line(
        desk.live().isPresent()
            ? style.say("`export` writes it, `back` returns, `quit` leaves.")
            : style.say("`back` returns, `quit` leaves."));
    desk.narration().end().ifPresent(desk::print);
  }

  private void failed(Stop.Failed stop) {
    SourceFile source = plan.file().source();
    desk.line(style.bad(style.say("failed")) + "  " + style.say("step %s", number(stop.step())));
    desk.print(DiagnosticText.of(source, stop.outcome().why()));
    if (session.walk().isPresent()) {
      desk.line(
          style.say(
              "The state before this step is whole: look around with ls or cat, or go back."));
    }
    if (stop.step().instruction() instanceof Instruction.Run && desk.live().isPresent()) {
      desk.say("`into` executes it again, one command at a time.");
    }
  }

  /** An instruction with its values, and where they come from. */
  void expanded(ExpandedStep step) {
    desk.line("expanded   " + Shown.cut(step.title(), style.width() - 12));
    for (ExpandedStep.Usage usage : step.variables()) {
      String value = usage.value().map(v -> "=" + v).orElse(" is not set");
      String origin = usage.origin().map(from -> "  (" + from.text() + ")").orElse("");
      desk.line("           " + Shown.cut(usage.name() + value + origin, style.width() - 12));
    }
  }

  private void keyed(CacheLookup lookup) {
    desk.line("cache      " + CacheText.verdict(lookup, style));
  }

  private void ran(Phase.Ran phase) {
    String made =
        phase
            .change()
            .layer()
            .map(layer -> "a layer of " + Sizes.brief(layer.size()) + " is ready")
            .orElse("no layer is needed");
    desk.line((phase.lookup().hit().isPresent() ? "from cache " : "executed   ") + made);
  }

  private String number(Step step) {
    return StepCard.number(plan, step);
  }
}
