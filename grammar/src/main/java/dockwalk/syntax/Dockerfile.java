package dockwalk.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What the parser makes of a text: always a tree, with the errors beside it rather than thrown.
 *
 * @param source the text it was made from
 * @param escape the escape character, a backslash unless the {@code escape} directive says
 *     otherwise
 * @param directives the parser directives, by name in lower case
 * @param instructions in file order; instructions that could not be understood are left out
 * @param diagnostics errors and warnings, in file order
 * @param statements the instructions as the lexical layer sees them, also the wrong ones
 */
public record Dockerfile(
    SourceFile source,
    char escape,
    SequencedMap<String, String> directives,
    List<Instruction> instructions,
    List<Diagnostic> diagnostics,
    List<Statement> statements) {
  public Dockerfile {
    directives = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(directives));
    instructions = List.copyOf(instructions);
    diagnostics = List.copyOf(diagnostics);
    statements = List.copyOf(statements);
  }

  /** Parses {@code source}; never throws, whatever the text is. */
  public static Dockerfile parse(SourceFile source) {
    SourceFile clean =
        source.text().startsWith("\uFEFF")
            ? new SourceFile(source.name(), source.text().substring(1))
            : source;
    DockerfileReader reader = new DockerfileReader(clean);
    Faults diagnostics = reader.diagnostics();
    InstructionMapper mapper = new InstructionMapper(diagnostics);
    List<Statement> statements = new ArrayList<>();
    List<Instruction> instructions = new ArrayList<>();
    while (reader.more() && !diagnostics.full()) {
      int before = diagnostics.size();
      Statement statement = reader.read();
      statements.add(statement);
      if (diagnostics.subList(before, diagnostics.size()).stream().noneMatch(Diagnostic::fatal)) {
        mapper.map(statement, reader.escape()).ifPresent(instructions::add);
      }
    }
    StructureRules.check(clean, statements, diagnostics);
    diagnostics.sort(Comparator.comparingInt(d -> d.span().start()));
    return new Dockerfile(
        clean, reader.escape(), reader.directives(), instructions, diagnostics, statements);
  }

  /** Whether {@code word}, in any case, is the keyword of an instruction. */
  public static boolean isKeyword(String word) {
    return InstructionMapper.knows(word);
  }

  /** What is worth knowing about the text at {@code span}, and stops no build. */
  public List<Diagnostic> notes(Span span) {
    return diagnostics.stream()
        .filter(each -> each.severity() == Diagnostic.Severity.INFO)
        .filter(each -> each.span().start() >= span.start() && each.span().end() <= span.end())
        .toList();
  }

  /** Whether there are too many faults to tell all of them. */
  public boolean cut() {
    return diagnostics.size() >= Faults.MOST;
  }

  /** Whether nothing is wrong enough to stop a build. */
  public boolean valid() {
    return diagnostics.stream().noneMatch(Diagnostic::fatal);
  }
}
