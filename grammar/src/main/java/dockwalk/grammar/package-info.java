/** The generated lexer and parser of Dockerfiles, and the part of the lexer that is Java. */
@NullMarked
package dockwalk.grammar;

import org.jspecify.annotations.NullMarked;
