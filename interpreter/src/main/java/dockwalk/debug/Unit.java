package dockwalk.debug;

/** How far one move goes. */
public enum Unit {
  /** One small step of the machine: words expanded, cache asked, executed, committed. */
  ARROW,
  /** A whole instruction. */
  INSTRUCTION
}
