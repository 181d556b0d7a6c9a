package dockwalk.check;

import java.util.function.Predicate;

/**
 * The ignore file of a build context.
 *
 * @param reincludes whether a line begins with an exclamation mark
 * @param everything whether a line keeps out all there is, such as a lone star
 * @param excludes whether a path, relative to the context, is kept out
 */
public record IgnoreFile(boolean reincludes, boolean everything, Predicate<String> excludes) {}
