package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.FILES;

import dockwalk.debug.Blame;
import dockwalk.fs.FileTree.Links;
import dockwalk.fs.Node;
import dockwalk.fs.PathPattern;
import dockwalk.plan.Step;
import dockwalk.render.Listing;
import dockwalk.render.LookJson;
import dockwalk.render.Shown;
import dockwalk.render.StepCard;
import dockwalk.syntax.Expression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Commands that look for files, and for who made them. */
final class FindCommands {
  private static final int MOST = 1_000;
  private static final int WORDS = 60;

  private FindCommands() {}

  static List<Command> all() {
    return List.of(find(), stat());
  }

  private static Command find() {
    return Command.once(
        FILES,
        "find",
        List.of(),
        "[PATH] [-name PATTERN] [-type T] [-size N] [--json]",
        "Look for files below a folder",
        """
        Options, which all must fit: -name and a pattern for the last part of the path;
        -type f, d, l, b, c or p (or file, folder, link, device, pipe); -size and a size
        with + for more or - for less before it. Without PATH it looks everywhere.

            find /etc -name "*.conf"
            find -type f -size +1MB
        """,
        FindCommands::find);
  }

  private static Command stat() {
    return Command.once(
        FILES,
        "stat",
        List.of(),
        "PATH [--json]",
        "Show all about one path, and who changed it last",
        """
        Type, mode, owner, size, time, extended attributes, and the step that changed it
        last, or the base image that it is from. A link is not followed.

            stat /etc/passwd
        """,
        FindCommands::stat);
  }

  private static Answer find(Desk desk, Arguments typed) throws MisuseException, IOException {
    Flags flags = Flags.of(typed, List.of(Flags.JSON), List.of("-name", "-type", "-size"));
    String from = flags.rest().atMost(1).first().orElse("/");
    Node start = FileCommands.node(desk, from);
    String root = desk.files().resolve(desk.path(from), Links.FOLLOW).orElse(from);
    List<Map.Entry<String, Node>> found = new ArrayList<>();
    collect(root.equals("/") ? "" : root, start, filter(typed, flags), found);
    if (flags.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put(
          "found", found.stream().map(e -> LookJson.node(e.getKey(), e.getValue())).toList());
      return Flags.print(desk, document);
    }
    found.stream()
        .limit(MOST)
        .forEach(each -> desk.line(Listing.name(each.getKey(), each.getValue(), desk.style())));
    if (found.size() > MOST) {
      desk.line("… and " + (found.size() - MOST) + " more");
    }
    if (found.isEmpty()) {
      desk.say("Nothing below %s fits.", from);
    }
    return Answer.STAY;
  }

  private static void collect(
      String path,
      Node node,
      BiPredicate<String, Node> filter,
      List<Map.Entry<String, Node>> into) {
    if (!path.isEmpty() && filter.test(path.substring(path.lastIndexOf('/') + 1), node)) {
      into.add(Map.entry(path, node));
    }
    if (node instanceof Node.Directory directory) {
      directory
          .children()
          .forEach((name, child) -> collect(path + "/" + name, child, filter, into));
    }
  }

  private static BiPredicate<String, Node> filter(Arguments typed, Flags flags)
      throws MisuseException {
    BiPredicate<String, Node> all = (name, node) -> true;
    String name = flags.values().get("-name");
    if (name != null) {
      Pattern pattern = pattern(typed, name);
      all = all.and((last, node) -> pattern.matcher(last).matches());
    }
    String type = flags.values().get("-type");
    if (type != null) {
      all = all.and(type(typed, type));
    }
    String size = flags.values().get("-size");
    return size == null ? all : all.and(size(typed, size));
  }

  private static Pattern pattern(Arguments typed, String name) throws MisuseException {
    try {
      return PathPattern.compile(name);
    } catch (PatternSyntaxException e) {
      throw typed.misuse("\"%s\" is no pattern.", name);
    }
  }

  private static BiPredicate<String, Node> type(Arguments typed, String type)
      throws MisuseException {
    return switch (type) {
      case "f", "file" -> (name, node) -> node instanceof Node.Regular;
      case "d", "folder" -> (name, node) -> node instanceof Node.Directory;
      case "l", "link" -> (name, node) -> node instanceof Node.Symlink;
      case "b" -> (name, node) -> node instanceof Node.Device device && device.block();
      case "c" -> (name, node) -> node instanceof Node.Device device && !device.block();
      case "device" -> (name, node) -> node instanceof Node.Device;
      case "p", "pipe" -> (name, node) -> node instanceof Node.Fifo;
      default -> throw typed.misuse("There is no type %s.", type);
    };
  }

  private static BiPredicate<String, Node> size(Arguments typed, String size)
      throws MisuseException {
    char sign = size.charAt(0);
    String number = sign == '+' || sign == '-' ? size.substring(1) : size;
    if (!(Expression.parse(number) instanceof Expression.Parsed.Valid(Expression.Quantity wanted))
        || wanted.unit() == Expression.Unit.SECONDS
        || wanted.value() < 0) {
      throw typed.misuse("\"%s\" is no size: write +1MB, -10kB or 0.", size);
    }
    double bytes = wanted.value();
    return (name, node) ->
        node instanceof Node.Regular file
            && switch (sign) {
              case '+' -> file.content().size() > bytes;
              case '-' -> file.content().size() < bytes;
              default -> file.content().size() == bytes;
            };
  }

  static Answer stat(Desk desk, Arguments typed) throws MisuseException, IOException {
    Flags flags = Flags.json(typed);
    String word = flags.rest().only("Say which path.");
    Optional<String> path = desk.files().resolve(desk.path(word), Links.NOFOLLOW);
    Optional<Node> node = path.isEmpty() ? Optional.empty() : desk.files().at(path.get());
    if (node.isEmpty()) {
      throw FileCommands.missing(word);
    }
    Optional<Blame> blame = Blame.of(desk.session(), path.get());
    if (flags.json()) {
      Map<String, Object> document = LookJson.node(path.get(), node.get());
      blame.ifPresent(found -> document.put("from", json(found)));
      return Flags.print(desk, document);
    }
    Optional<String> from = blame.map(found -> text(desk, found));
    desk.print(Listing.about(path.get(), node.get(), from, desk.style()));
    return Answer.STAY;
  }

  private static Map<String, Object> json(Blame blame) {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (blame) {
      case Blame.Of(var walk) -> {
        fields.put("step", walk.step().ordinal() + 1);
        fields.put("instruction", Shown.oneLine(walk.step().instruction().text()));
      }
      case Blame.Base(String image) -> fields.put("base", image);
    }
    return fields;
  }

  private static String text(Desk desk, Blame blame) {
    return switch (blame) {
      case Blame.Of(var walk) -> {
        Step step = walk.step();
        int line = desk.session().plan().file().source().firstLine(step.span());
        yield "step "
            + StepCard.number(desk.session().plan(), step)
            + ", line "
            + line
            + ": "
            + Shown.cut(Shown.oneLine(step.instruction().text()), WORDS);
      }
      case Blame.Base(String image) -> "the base " + Shown.text(image);
    };
  }
}
