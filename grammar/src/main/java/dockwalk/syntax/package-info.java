/**
 * Source text, diagnostics, the AST, words and their expansion. The only package that sees the
 * generated parser.
 */
@NullMarked
package dockwalk.syntax;

import org.jspecify.annotations.NullMarked;
