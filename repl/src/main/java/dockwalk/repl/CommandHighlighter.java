package dockwalk.repl;

import dockwalk.repl.command.CommandTable;
import dockwalk.repl.command.MisuseException;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Shows while a line is typed whether its first word is a command. */
record CommandHighlighter(CommandTable table) implements Highlighter {
  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    return shown(buffer);
  }

  /** A line as far as it is typed. */
  AttributedString shown(String buffer) {
    int begin = buffer.length() - buffer.stripLeading().length();
    int end = begin;
    if (buffer.startsWith("!", begin)) {
      end++; // what it runs may follow at once
    } else {
      while (end < buffer.length() && !Character.isWhitespace(buffer.charAt(end))) {
        end++;
      }
    }
    return new AttributedStringBuilder()
        .append(buffer.substring(0, begin))
        .styled(style(buffer.substring(begin, end)), buffer.substring(begin, end))
        .append(buffer.substring(end))
        .toAttributedString();
  }

  private AttributedStyle style(String word) {
    if (word.startsWith("#")) {
      return AttributedStyle.DEFAULT.faint();
    }
    try {
      table.find(word);
      return AttributedStyle.DEFAULT.bold();
    } catch (MisuseException e) {
      boolean half = table.commands().stream().anyMatch(each -> each.name().startsWith(word));
      return half
          ? AttributedStyle.DEFAULT
          : AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    }
  }
}
