package dockwalk.check;

import dockwalk.syntax.Instruction;

/**
 * An instruction of a stage when it is its turn.
 *
 * @param before what it sees
 */
record Visit(Written written, Scope before, Scope.Given given, Facts facts) {
  Instruction instruction() {
    return written.instruction();
  }
}
