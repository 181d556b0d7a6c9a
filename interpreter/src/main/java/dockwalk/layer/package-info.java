/** Between layer tars and trees: index, whiteouts, one-pass writing with digest, extraction. */
@NullMarked
package dockwalk.layer;

import org.jspecify.annotations.NullMarked;
