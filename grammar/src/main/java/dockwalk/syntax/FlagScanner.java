package dockwalk.syntax;

import dockwalk.grammar.Blank;
import dockwalk.grammar.FlagWord;
import dockwalk.syntax.Statement.FlagText;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the flags off the front of an instruction's arguments: words that begin with two dashes, up
 * to the first other word or a lone {@code --}.
 *
 * @param flags in order, quotes and escapes resolved
 * @param rest offset of the first argument that is no flag
 */
record FlagScanner(List<FlagText> flags, int rest) {

  static FlagScanner scan(LogicalLine line, int from, char escape) {
    List<FlagText> flags = new ArrayList<>();
    FlagWord flag = FlagWord.at(line.text(), from, escape);
    while (flag.present() && !flag.last()) {
      flags.add(new FlagText(line.span(flag.start(), flag.end()), flag.text()));
      flag = FlagWord.at(line.text(), flag.end(), escape);
    }
    int rest = flag.last() ? flag.end() : flag.start();
    return new FlagScanner(flags, Blank.skip(line.text(), rest));
  }
}
