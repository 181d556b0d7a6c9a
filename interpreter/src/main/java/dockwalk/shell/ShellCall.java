package dockwalk.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for the script in what a {@code RUN} executes. */
public final class ShellCall {
  private static final Set<String> KNOWN = Set.of("sh", "dash", "ash", "bash");

  private final List<String> argv;
  private final List<String> shell = new ArrayList<>();
  private final StringBuilder settings = new StringBuilder();

  private ShellCall(List<String> argv) {
    this.argv = argv;
  }

  /**
   * The commands of a program's script, if it is a shell with a script.
   *
   * @param argv such as {@code /bin/sh -c "a && b"}
   * @param scripts programs that are put beside the tree: absolute path to text
   */
  public static Splitting split(List<String> argv, Map<String, String> scripts) {
    try {
      return new ShellCall(argv).split(scripts);
    } catch (NotSplitException e) {
      return new Splitting.Whole(String.valueOf(e.getMessage()));
    }
  }

  private Splitting split(Map<String, String> scripts) throws NotSplitException {
    String program = argv.isEmpty() ? "" : argv.getFirst();
    String text = scripts.get(program);
    if (text != null) {
      return ofFile(program, text);
    }
    known(program);
    shell.add(program);
    if (argv.size() < 3 || !options(argv.subList(1, argv.size() - 1))) {
      throw new NotSplitException("the shell is given no script with -c");
    }
    return commands(program, argv.getLast());
  }

  /** A here-document whose first line names its shell. */
  private Splitting ofFile(String path, String text) throws NotSplitException {
    String first = text.lines().findFirst().orElse("").substring(2).strip();
    List<String> words = new ArrayList<>(List.of(first.split("\\s+")));
    if (words.getFirst().endsWith("/env") && words.size() == 2) {
      shell.add(words.removeFirst());
    }
    known(words.getFirst());
    shell.add(words.getFirst());
    if (options(words.subList(1, words.size()))) {
      throw new NotSplitException("its first line has the option -c");
    }
    return commands(path, text);
  }

  private static void known(String program) throws NotSplitException {
    String name = program.substring(program.lastIndexOf('/') + 1);
    if (!KNOWN.contains(name)) {
      throw new NotSplitException(
          "it starts "
              + (name.isEmpty() ? "nothing" : name)
              + " itself; only the scripts of sh, dash, ash and bash are split");
    }
  }

  /** Sorts options into those of the start and those that {@code set} turns on; is -c there? */
  private boolean options(List<String> words) throws NotSplitException {
    boolean script = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.matches("-[A-Za-z]+") || word.indexOf('i') >= 0 || word.indexOf('s') >= 0) {
        throw new NotSplitException("the shell has the argument " + word);
      }
      script |= word.indexOf('c') >= 0;
      if (word.indexOf('l') >= 0) {
        shell.add("-l");
      }
      String rest = word.replaceAll("[clo]", "");
      settings.append(rest.length() > 1 ? " " + rest : "");
      if (word.indexOf('v') >= 0) {
        throw new NotSplitException("-v prints the script as it is read");
      }
      if (word.indexOf('o') >= 0) {
        if (++i == words.size() || !words.get(i).matches("[a-z]+")) {
          throw new NotSplitException("-o lacks its name");
        }
        settings.append(" -o ").append(words.get(i));
      }
    }
    return script;
  }

  private Splitting commands(String name, String script) throws NotSplitException {
    return new Splitting.Commands(
        shell, name, settings.toString().strip(), ShellScript.split(script));
  }
}
