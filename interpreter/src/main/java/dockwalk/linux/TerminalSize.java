package dockwalk.linux;

/** Size of a terminal in characters. */
public record TerminalSize(int rows, int columns) {}
