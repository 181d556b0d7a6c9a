/** A whole root filesystem as a persistent, immutable tree: lookup with links, edits, diffs. */
@NullMarked
package dockwalk.fs;

import org.jspecify.annotations.NullMarked;
