/** The interactive session: reads commands from a terminal or from a pipe, and does them. */
@NullMarked
package dockwalk.repl;

import org.jspecify.annotations.NullMarked;
