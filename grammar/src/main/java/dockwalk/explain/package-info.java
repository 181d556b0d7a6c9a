/**
 * Explanations for learners: a page for each rule of the build checks and for each instruction, in
 * several languages. The texts are resources; a language is added without a line of Java.
 */
@NullMarked
package dockwalk.explain;

import org.jspecify.annotations.NullMarked;
