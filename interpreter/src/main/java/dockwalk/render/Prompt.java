package dockwalk.render;

import dockwalk.debug.DebugSession;
import dockwalk.debug.InsideRun;
import dockwalk.debug.Walk;
import dockwalk.exec.CacheLookup;
import dockwalk.exec.Event.Outcome;
import dockwalk.exec.Phase;
import dockwalk.exec.State;

/**
 * Where a session stands, in a word or two: the next step, and how the last one went, or how far
 * the machine is into the present one.
 *
 * <pre>
 * dockwalk 3/5 cached>
 * </pre>
 */
public final class Prompt {
  private Prompt() {}

  /** The prompt for the present moment, with a blank at its end. */
  public static String of(DebugSession session, Style style) {
    State state = session.state();
    String place =
        state.finished()
            ? style.say("end")
            : (state.next() + 1) + "/" + state.plan().steps().size();
    String how = how(session, style);
    return style.strong("dockwalk")
        + " "
        + style.here(place)
        + (how.isEmpty() ? "" : " " + how)
        + "> ";
  }

  private static String how(DebugSession session, Style style) {
    if (session.inside().isPresent()) {
      InsideRun run = session.inside().get();
      return style.changed("inside " + (run.next() + 1) + "/" + run.texts().size());
    }
    if (session.failure().isPresent()) {
      return style.bad(style.say("failed"));
    }
    return switch (session.state().phase()) {
      case Phase.Ready r -> session.walk().flatMap(Walk::outcome).map(o -> of(o, style)).orElse("");
      case Phase.Expanded e -> style.faint(style.say("expanded"));
      case Phase.Keyed keyed -> lookup(keyed.lookup(), style);
      case Phase.Ran r -> style.faint(style.say("ran"));
    };
  }

  private static String of(Outcome outcome, Style style) {
    return switch (outcome) {
      case Outcome.Executed e -> style.changed(style.say("executed"));
      case Outcome.Cached c -> style.good(style.say("cached"));
      case Outcome.Failed f -> style.bad(style.say("failed"));
    };
  }

  private static String lookup(CacheLookup lookup, Style style) {
    return switch (lookup.verdict()) {
      case HIT -> style.good(style.say("hit"));
      case FIRST_TIME, CHANGED, PRUNED, DISABLED -> style.changed(style.say("miss"));
      case NOT_CACHEABLE -> style.faint(style.say("expanded"));
    };
  }
}
