/** Files of web servers and of Git repositories, for {@code ADD} and as contexts. */
@NullMarked
package dockwalk.remote;

import org.jspecify.annotations.NullMarked;
