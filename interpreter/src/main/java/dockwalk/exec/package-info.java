/** The machine: states, phases, actions, events, the stepper, and the ports that it calls. */
@NullMarked
package dockwalk.exec;

import org.jspecify.annotations.NullMarked;
