package dockwalk.render;

import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.Highlight;
import dockwalk.syntax.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lines of a Dockerfile with its keywords, options, variables and comments set off. */
final class SourceColours {
  private static final String TAB = "    ";

  private final SourceFile source;
  private final List<Highlight> highlights;
  private final Style style;

  SourceColours(Dockerfile file, Style style) {
    this.source = file.source();
    this.highlights = style.coloured() ? Highlight.of(file) : List.of();
    this.style = style;
  }

  /** A part of a line, safe for a terminal, and how it is painted. */
  private record Piece(String text, UnaryOperator<String> paint) {
    static Piece of(String written, UnaryOperator<String> paint) {
      return new Piece(Shown.text(written.replace("\t", TAB)), paint);
    }
  }

  /** The line of this one-based number, cut to {@code width} columns. */
  String line(int number, int width) {
    List<Piece> pieces = pieces(number);
    boolean fits = pieces.stream().mapToInt(piece -> piece.text.length()).sum() <= width;
    int room = fits ? width : width - 1;
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      String shown = piece.text.substring(0, Math.min(piece.text.length(), room));
      text.append(piece.paint.apply(shown));
      room -= shown.length();
    }
    return text.append(fits ? "" : "…").toString();
  }

  private List<Piece> pieces(int number) {
    String line = source.line(number);
    long begin = source.start(number);
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (int i = firstAfter(begin); i < highlights.size(); i++) {
      Highlight each = highlights.get(i);
      if (each.span().start() - begin >= line.length()) {
        break;
      }
      int first = Math.clamp(each.span().start() - begin, at, line.length());
      int last = Math.clamp(each.span().end() - begin, first, line.length());
      if (last > first) {
        pieces.add(Piece.of(line.substring(at, first), UnaryOperator.identity()));
        pieces.add(Piece.of(line.substring(first, last), paint(each.kind())));
        at = last;
      }
    }
    pieces.add(Piece.of(line.substring(at), UnaryOperator.identity()));
    return pieces;
  }

  /** Index of the first that ends after an offset: they stand in order, and none overlaps. */
  private int firstAfter(long offset) {
    int low = 0;
    int high = highlights.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (highlights.get(middle).span().end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private UnaryOperator<String> paint(Highlight.Kind kind) {
    return switch (kind) {
      case KEYWORD -> style::strong;
      case FLAG -> style::here;
      case VARIABLE -> style::changed;
      case COMMENT -> style::faint;
    };
  }
}
