/** Archives of files: read from untrusted input, with limits, for {@code ADD} and as contexts. */
@NullMarked
package dockwalk.archive;

import org.jspecify.annotations.NullMarked;
