/** Runs programs in a filesystem made of layers: mounts, namespaces, users, capabilities. */
@NullMarked
package dockwalk.sandbox;

import org.jspecify.annotations.NullMarked;
