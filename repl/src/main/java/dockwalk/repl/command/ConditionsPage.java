package dockwalk.repl.command;

import dockwalk.debug.KeyedName;
import dockwalk.debug.StateFunction;
import dockwalk.debug.StateName;
import java.util.ArrayList;
import java.util.List;

/**
 * What expressions are made of, as {@code help conditions} prints it and {@code repl/conditions.md}
 * holds it.
 */
final class ConditionsPage {
  private static final int NAME = 19;
  private static final int WIDEST = 78;

  private static final String INTRO =
      """
      # Conditions

      An expression asks something of the state where the session stands. It is used
      in `break PLACE if EXPR`, `condition N EXPR`, `print EXPR`, `display EXPR` and,
      in braces, in the text of a log point: `break RUN log "now {size} in {cwd}"`.

          break RUN if size(/usr) > 50MB && env.PATH ~ "venv"
          watch /etc if changed(/etc/passwd)
          catch miss if stage == "build"
          print mode(/usr/bin/su)

      ## Names

      """;

  private static final String OUTRO =
      """

      ## Writing it

      - Texts stand in quotes, single or double. In double ones a backslash is itself,
        but before a quote or a backslash. A path needs no quotes where it begins with
        `/`, `./`, `../` or `*`; a relative one begins in the working directory.
      - Numbers: `5`, `1.5`, `-1`. Sizes: `500kB`, `50MB`, `2GB` in steps of 1000, `KiB`,
        `MiB`, `GiB` of 1024. Times: `200ms`, `5s`, `2min`, `1h`.
      - `==` and `!=` compare anything, `<`, `<=`, `>` and `>=` numbers; a text that is a
        number counts as one. `~` asks whether a regular expression (RE2) is found in a
        text, `!~` whether it is not. A mode is compared as it is written: `755`, `4755`.
      - `!` is not, `&&` is and, `||` is or, in this order; brackets change it. Alone, a
        text is true if it is not empty, a number if it is not zero, and what is not
        set is false: `break RUN if env.DEBUG`.
      - What does not exist equals nothing, and is neither less nor more: the condition
        is then false, and once it is said why. A name that there is not is refused.
      - An expression has at most 1000 characters.
      """;

  private ConditionsPage() {}

  static String text() {
    StringBuilder text = new StringBuilder(INTRO);
    List<String[]> names = new ArrayList<>();
    for (StateName name : StateName.values()) {
      names.add(new String[] {name.word(), name.kind().word(), name.meaning()});
    }
    for (KeyedName name : KeyedName.values()) {
      names.add(new String[] {name.example(), "text", name.meaning()});
    }
    table(text, names);
    text.append("\nThe settings of `config`: ");
    text.append(String.join(", ", KeyedName.configKeys()).replace("onbuild, ", "onbuild,\n"));
    text.append(".\n\n## Functions\n\n");
    List<String[]> functions = new ArrayList<>();
    for (StateFunction function : StateFunction.values()) {
      functions.add(
          new String[] {
            function.word() + "(" + function.argument() + ")",
            function.kind().word(),
            function.meaning()
          });
    }
    table(text, functions);
    return text.append(OUTRO).toString();
  }

  private static void table(StringBuilder text, List<String[]> rows) {
    text.append("| | is a | |\n|---|---|---|\n");
    for (String[] row : rows) {
      text.append("| `").append(row[0]).append("` | ").append(row[1]).append(" | ");
      text.append(row[2]).append(" |\n");
    }
  }

  /** The page for a terminal: the tables as columns, without the marks of Markdown. */
  static String plain() {
    StringBuilder text = new StringBuilder();
    for (String line : text().lines().toList()) {
      if (line.startsWith("| `")) {
        String[] cells = line.substring(2).replace("`", "").split(" \\| ?", 4);
        row(text, cells[0], cells[2] + " (" + cells[1] + ")");
      } else if (!line.startsWith("|")) {
        text.append(line.replaceFirst("^#+ ", "").replace("`", "")).append('\n');
      }
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String name, String meaning) {
    String indent = " ".repeat(NAME + 2);
    text.append("  ").append(name).append(" ".repeat(NAME - name.length()));
    int column = indent.length();
    for (String word : meaning.split(" ")) {
      if (column + word.length() > WIDEST) {
        text.append('\n').append(indent);
        column = indent.length();
      }
      text.append(column == indent.length() ? "" : " ").append(word);
      column += 1 + word.length();
    }
    text.append('\n');
  }
}
