package dockwalk.check;

import dockwalk.syntax.Instruction;
import dockwalk.syntax.Span;

/**
 * An instruction of a stage when it is its turn.
 *
 * @param place where to tell what is found: of a trigger that is the FROM of its base
 * @param before what it sees
 */
record Visit(Written written, Span place, Scope before, Scope.Given given, Facts facts) {
  Instruction instruction() {
    return written.instruction();
  }
}
