package dockwalk.repl.command;

import dockwalk.explain.Explanations;
import dockwalk.fs.FileTree.Links;
import dockwalk.fs.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a half-typed line may become. */
public final class Completion {
  private static final int MOST = 500;

  /** In a usage, capitals stand for a value; what is in small letters is typed as it is. */
  private static final Pattern FIXED = Pattern.compile("(?<![\\w-])(--?)?[a-z][a-z-]*+(?![\\w])");

  private final CommandTable table;
  private final Desk desk;

  public Completion(CommandTable table, Desk desk) {
    this.table = table;
    this.desk = desk;
  }

  /**
   * A word that fits.
   *
   * @param text the whole word
   * @param summary what it is; may be empty
   * @param complete whether a blank follows it; not after a folder
   */
  public record Proposal(String text, String summary, boolean complete) {}

  /**
   * What fits in the place of the last word.
   *
   * @param before the whole words before it
   * @param word what is typed of it
   */
  public List<Proposal> of(List<String> before, String word) {
    if (before.isEmpty()) {
      return commands(word);
    }
    try {
      Command command = table.find(before.getFirst());
      List<Proposal> all = new ArrayList<>(words(command, before, word));
      boolean clause = command.arguments().contains("[if EXPR]");
      for (Command.Operand operand : command.operands()) {
        if (!clause || before.contains("if") == (operand == Command.Operand.EXPR)) {
          named(operand, word).stream()
              .filter(more -> all.stream().noneMatch(each -> each.text().equals(more.text())))
              .toList()
              .forEach(all::add);
        }
      }
      return all;
    } catch (MisuseException | IOException e) {
      return List.of(); // nothing can be proposed; the command itself will say what is wrong
    }
  }

  private List<Proposal> named(Command.Operand operand, String word) throws IOException {
    return switch (operand) {
      case COMMAND -> commands(word);
      case PATH -> paths(word);
      case PAGE -> pages(word);
      case STEP, STAGE, KEYWORD, VARIABLE, ARGUMENT, EXPR, BREAKPOINT, CHECKPOINT ->
          new SessionNames(desk)
              .of(operand)
              .filter(proposal -> proposal.text().regionMatches(true, 0, word, 0, word.length()))
              .limit(MOST)
              .toList();
    };
  }

  /** The options and fixed words that the command's usage shows, and that are not typed yet. */
  private static List<Proposal> words(Command command, List<String> before, String word) {
    return FIXED
        .matcher(command.arguments())
        .results()
        .map(MatchResult::group)
        .distinct()
        .filter(each -> each.startsWith(word) && !before.contains(each))
        .map(each -> new Proposal(each, "", true))
        .toList();
  }

  private List<Proposal> commands(String word) {
    return table.commands().stream()
        .filter(command -> command.name().startsWith(word))
        .map(command -> new Proposal(command.name(), command.summary(), true))
        .toList();
  }

  private static List<Proposal> pages(String word) {
    return Explanations.names().stream()
        .filter(name -> name.regionMatches(true, 0, word, 0, word.length()))
        .map(name -> new Proposal(name, "", true))
        .toList();
  }

  private List<Proposal> paths(String word) throws IOException {
    int slash = word.lastIndexOf('/') + 1;
    String folder = word.substring(0, slash);
    String start = word.substring(slash);
    Optional<Node> node =
        desk.files().lookup(folder.isEmpty() ? desk.folder() : desk.path(folder), Links.FOLLOW);
    return node.stream()
        .flatMap(Completion::entries)
        .filter(entry -> entry.name.startsWith(start))
        .filter(entry -> entry.name.chars().noneMatch(Character::isISOControl))
        .limit(MOST)
        .map(entry -> new Proposal(folder + entry.shown(), "", !entry.folder))
        .toList();
  }

  private static Stream<Entry> entries(Node node) {
    return node instanceof Node.Directory directory
        ? directory.children().entrySet().stream()
            .map(e -> new Entry(e.getKey(), e.getValue() instanceof Node.Directory))
        : Stream.empty();
  }

  private record Entry(String name, boolean folder) {
    String shown() {
      return folder ? name + "/" : name;
    }
  }
}
