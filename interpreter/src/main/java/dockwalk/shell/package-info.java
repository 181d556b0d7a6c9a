/** The commands of a shell script, found so that they can be run one at a time. */
@NullMarked
package dockwalk.shell;

import org.jspecify.annotations.NullMarked;
