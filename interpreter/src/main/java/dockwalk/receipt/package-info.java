/**
 * Receipts of finished builds: all that a build read and what it said, so that the same command
 * over the same files is answered by looking at stamps alone. Touches as few classes as it can.
 */
@NullMarked
package dockwalk.receipt;

import org.jspecify.annotations.NullMarked;
