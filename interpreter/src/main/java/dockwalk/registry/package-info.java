/** Images in: archives that other programs wrote, bases made from this machine. */
@NullMarked
package dockwalk.registry;

import org.jspecify.annotations.NullMarked;
