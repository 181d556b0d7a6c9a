/** What earlier builds did, with the parts of each key in plain text. */
@NullMarked
package dockwalk.cache;

import org.jspecify.annotations.NullMarked;
