package dockwalk.check;

import dockwalk.syntax.Span;

/**
 * A place that breaks a rule.
 *
 * @param place whole lines are meant, the first and the last that the span touches
 * @param message what was found, in Docker's words
 */
public record Finding(Rule rule, Span place, String message) {}
