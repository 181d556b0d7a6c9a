/** The debugger without its looks: the timeline of a session, moves along it, breakpoints. */
@NullMarked
package dockwalk.debug;

import org.jspecify.annotations.NullMarked;
