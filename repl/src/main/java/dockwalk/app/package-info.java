/** The command line: {@code main}, the commands, exit codes. The only place that builds a host. */
@NullMarked
package dockwalk.app;

import org.jspecify.annotations.NullMarked;
