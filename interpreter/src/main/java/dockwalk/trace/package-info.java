/**
 * The trace of a session: a JSON document from which the session can be walked again on any
 * machine, without its images, its store and its build context. {@code interpreter/trace.md}
 * describes it.
 */
@NullMarked
package dockwalk.trace;

import org.jspecify.annotations.NullMarked;
