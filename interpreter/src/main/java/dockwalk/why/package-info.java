/** Why each step was executed, cached or skipped; and what a build would do, without doing it. */
@NullMarked
package dockwalk.why;

import org.jspecify.annotations.NullMarked;
