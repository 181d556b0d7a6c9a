/** Names of files as text, whatever bytes they have. */
@NullMarked
package dockwalk.name;

import org.jspecify.annotations.NullMarked;
