/** The commands of the debugger: one row each, from which help and completion derive. */
@NullMarked
package dockwalk.repl.command;

import org.jspecify.annotations.NullMarked;
