/** The build context: what of a folder a build sees, and digests of its files. */
@NullMarked
package dockwalk.context;

import org.jspecify.annotations.NullMarked;
