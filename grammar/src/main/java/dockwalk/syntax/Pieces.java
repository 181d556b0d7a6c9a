package dockwalk.syntax;

import dockwalk.syntax.Word.Operator;
import dockwalk.syntax.Word.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The parts of one word while they are read; text of one kind grows together. */
final class Pieces {
  private final BiFunction<Integer, Integer, Span> place;
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean open;
  private boolean quoted;
  private int start;
  private int end;

  /** Where the last part ends, in the text that is read. */
  private int reached;

  Pieces(BiFunction<Integer, Integer, Span> place) {
    this.place = place;
  }

  /** Adds text that is written from {@code from} to before {@code to}. */
  void text(String piece, boolean asQuoted, int from, int to) {
    if (open && quoted != asQuoted) {
      flush();
    }
    if (!open) {
      open = true;
      quoted = asQuoted;
      start = from;
    }
    text.append(piece);
    end = to;
  }

  /** A closing quote, which ends at {@code to}, belongs to the text before it. */
  void extend(int to) {
    end = to;
  }

  /** Adds a part that ends at {@code to}. */
  void add(Part part, int to) {
    flush();
    parts.add(part);
    reached = to;
  }

  /**
   * What began at {@code from} is still open at the end, {@code length}: that is told, not what is
   * wrong with the last thing before the end.
   */
  void unclosed(int from, int length, WordFault fault) {
    flush();
    boolean atEnd = reached == length;
    while (!parts.isEmpty() && hidden(parts.getLast(), atEnd)) {
      if (parts.removeLast() instanceof Part.Variable variable && variable.operator().isPresent()) {
        Operator operator = variable.operator().get();
        parts.addAll(operator.operand().parts());
        operator.replacement().ifPresent(word -> parts.addAll(word.parts()));
      }
      atEnd = false;
    }
    add(new Part.Broken(place.apply(from, length), fault), length);
  }

  /** Of a variable at the very end only what is wrong inside it counts, but not at its own end. */
  private static boolean hidden(Part last, boolean atEnd) {
    return switch (last) {
      case Part.Literal literal -> false;
      case Part.Broken broken -> true;
      case Part.Variable variable -> atEnd || variable.operator().filter(Pieces::open).isPresent();
    };
  }

  /** Whether it reaches the end of the text without being closed. */
  private static boolean open(Operator operator) {
    List<Part> last = operator.replacement().orElse(operator.operand()).parts();
    return !last.isEmpty() && hidden(last.getLast(), false);
  }

  /** Whether the last part is one that cannot be expanded: nothing may follow it. */
  boolean broken() {
    return !open && !parts.isEmpty() && parts.getLast() instanceof Part.Broken;
  }

  private void flush() {
    if (open) {
      parts.add(new Part.Literal(place.apply(start, end), text.toString(), quoted));
      text.setLength(0);
      open = false;
      reached = end;
    }
  }

  List<Part> finish() {
    flush();
    return parts;
  }
}
