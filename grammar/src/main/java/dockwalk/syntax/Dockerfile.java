package dockwalk.syntax;

import java.util.List;

/**
 * What the parser makes of a text: always a tree, with the errors beside it rather than thrown.
 *
 * @param source the text it was made from
 * @param escape the escape character, a backslash unless the {@code escape} directive says
 *     otherwise
 * @param instructions in file order; instructions that could not be understood are left out
 * @param diagnostics errors and warnings, in file order
 */
public record Dockerfile(
    SourceFile source, char escape, List<Instruction> instructions, List<Diagnostic> diagnostics) {
  public Dockerfile {
    instructions = List.copyOf(instructions);
    diagnostics = List.copyOf(diagnostics);
  }
}
