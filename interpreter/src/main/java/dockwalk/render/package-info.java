/** Pure functions from events and states to text. */
@NullMarked
package dockwalk.render;

import org.jspecify.annotations.NullMarked;
