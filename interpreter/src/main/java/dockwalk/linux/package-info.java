/** The few calls of the Linux kernel and its C library that the JDK has no words for. */
@NullMarked
package dockwalk.linux;

import org.jspecify.annotations.NullMarked;
