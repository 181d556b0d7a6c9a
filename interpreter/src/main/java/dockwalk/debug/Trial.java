package dockwalk.debug;

import dockwalk.exec.Event;
import dockwalk.exec.State;
import java.util.Optional;

/**
 * An instruction that was done on top of a session's state, while the session itself stayed as it
 * was.
 *
 * @param before the state of the session
 * @param timeline what the session did until then, and the instruction
 * @param walk the instruction
 * @param failure why it could not be done, if so; then the timeline ends before it
 */
public record Trial(
    State before, Timeline timeline, Walk walk, Optional<Event.Outcome.Failed> failure) {}
