package dockwalk.syntax;

import dockwalk.syntax.Instruction.Command;
import dockwalk.syntax.Instruction.Flag;
import dockwalk.syntax.Instruction.Heredoc;
import dockwalk.syntax.Instruction.Pair;
import dockwalk.syntax.Instruction.Parameter;
import dockwalk.syntax.Instruction.Source;
import dockwalk.syntax.Word.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The syntax tree as named nodes with values: what the printers of the tree share. */
final class Outline {
  /** How many substitutions may stand around a word that is still written down. */
  private static final int DEEPEST = 10;

  private Outline() {}

  /**
   * A node.
   *
   * @param kind what it is; the same word for all nodes of its kind
   * @param attributes what else is to be known of it: texts and truth values by name
   * @param label kind and attributes, for people
   * @param value its text; absent where the children say everything
   */
  record Node(
      String kind,
      SequencedMap<String, Object> attributes,
      String label,
      Optional<String> value,
      Optional<Span> span,
      List<Node> children) {
    /** A node whose kind says it all. */
    Node(String kind, Optional<String> value, Optional<Span> span, List<Node> children) {
      this(kind, new LinkedHashMap<>(), kind, value, span, children);
    }
  }

  static Node of(Instruction instruction) {
    List<Node> children = new ArrayList<>();
    switch (instruction) {
      case Instruction.From i -> {
        flags(i.flags(), children);
        children.add(word("image", i.image()));
        i.stageName().ifPresent(name -> children.add(word("as", name)));
      }
      case Instruction.Arg i -> i.parameters().forEach(p -> children.add(parameter(p)));
      case Instruction.Env i -> i.pairs().forEach(p -> children.add(pair(p)));
      case Instruction.Label i -> i.pairs().forEach(p -> children.add(pair(p)));
      case Instruction.Maintainer i -> children.add(leaf("name", i.name()));
      case Instruction.Run i -> {
        flags(i.flags(), children);
        command(i.command(), children);
        i.heredocs().forEach(h -> children.add(heredoc(h)));
      }
      case Instruction.Cmd i -> command(i.command(), children);
      case Instruction.Entrypoint i -> command(i.command(), children);
      case Instruction.Shell i -> i.argv().forEach(a -> children.add(leaf("argument", a)));
      case Instruction.Copy i -> copy(i.flags(), i.sources(), i.destination(), children);
      case Instruction.Add i -> copy(i.flags(), i.sources(), i.destination(), children);
      case Instruction.Workdir i -> children.add(word("path", i.path()));
      case Instruction.User i -> children.add(word("user", i.user()));
      case Instruction.Volume i -> i.paths().forEach(p -> children.add(word("path", p)));
      case Instruction.Expose i -> i.ports().forEach(p -> children.add(word("port", p)));
      case Instruction.Stopsignal i -> children.add(word("signal", i.signal()));
      case Instruction.Healthcheck i -> {
        flags(i.flags(), children);
        i.command()
            .ifPresentOrElse(
                command -> command(command, children), () -> children.add(leaf("none")));
      }
      case Instruction.Onbuild i ->
          children.add(i.trigger().map(Outline::of).orElseGet(() -> leaf("text", i.expression())));
    }
    SequencedMap<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("text", instruction.text());
    if (instruction instanceof Instruction.Env env) {
      attributes.put("legacy", env.legacy());
    } else if (instruction instanceof Instruction.Label label) {
      attributes.put("legacy", label.legacy());
    } else if (instruction instanceof Instruction.Onbuild onbuild) {
      attributes.put("expression", onbuild.expression());
    }
    return new Node(
        instruction.keyword(),
        attributes,
        instruction.keyword(),
        Optional.empty(),
        Optional.of(instruction.span()),
        children);
  }

  private static void copy(
      List<Flag> flags, List<Source> sources, Word destination, List<Node> children) {
    flags(flags, children);
    for (Source source : sources) {
      children.add(
          switch (source) {
            case Word word -> word("source", word);
            case Heredoc heredoc -> heredoc(heredoc);
          });
    }
    children.add(word("destination", destination));
  }

  private static void flags(List<Flag> flags, List<Node> children) {
    for (Flag flag : flags) {
      children.add(
          new Node(
              "flag",
              attributes("name", flag.name()),
              "flag --" + flag.name(),
              flag.value().map(Word::raw),
              Optional.of(flag.span()),
              flag.value().map(Outline::variables).orElse(List.of())));
    }
  }

  private static void command(Command command, List<Node> children) {
    switch (command) {
      case Command.Shell shell -> children.add(leaf("shell", shell.line()));
      case Command.Exec exec -> exec.argv().forEach(a -> children.add(leaf("argument", a)));
    }
  }

  private static Node parameter(Parameter parameter) {
    return new Node(
        "parameter",
        Optional.of(parameter.name()),
        Optional.of(parameter.span()),
        parameter.defaultValue().map(w -> List.of(word("default", w))).orElse(List.of()));
  }

  private static Node pair(Pair pair) {
    return new Node(
        "pair",
        Optional.empty(),
        Optional.of(pair.span()),
        List.of(word("key", pair.key()), word("value", pair.value())));
  }

  private static Node heredoc(Heredoc heredoc) {
    String name =
        "here-document"
            + (heredoc.stripTabs() ? " -" : "")
            + (heredoc.expand() ? "" : " quoted")
            + " "
            + heredoc.delimiter();
    SequencedMap<String, Object> attributes = attributes("delimiter", heredoc.delimiter());
    attributes.put("expand", heredoc.expand());
    attributes.put("strip-tabs", heredoc.stripTabs());
    attributes.put("file-descriptor", heredoc.fileDescriptor());
    return new Node(
        "here-document",
        attributes,
        name,
        Optional.of(heredoc.content()),
        Optional.of(heredoc.span()),
        List.of());
  }

  private static Node word(String name, Word word) {
    return word(name, word, 0);
  }

  /** Deep inside one another each text holds all those below it: then its place says enough. */
  private static Node word(String name, Word word, int depth) {
    Optional<String> text = depth > DEEPEST ? Optional.empty() : Optional.of(word.raw());
    return new Node(name, text, Optional.of(word.span()), variables(word, depth));
  }

  private static List<Node> variables(Word word) {
    return variables(word, 0);
  }

  private static List<Node> variables(Word word, int depth) {
    List<Node> nodes = new ArrayList<>();
    for (Part part : word.parts()) {
      switch (part) {
        case Part.Literal literal -> {}
        case Part.Broken broken -> nodes.add(leaf("broken", broken.message()));
        case Part.Variable variable -> {
          List<Node> operands = new ArrayList<>();
          variable
              .operator()
              .ifPresent(
                  operator -> {
                    operands.add(word("operand", operator.operand(), depth + 1));
                    operator
                        .replacement()
                        .ifPresent(w -> operands.add(word("replacement", w, depth + 1)));
                  });
          String operator = variable.operator().map(o -> " " + o.symbol()).orElse("");
          nodes.add(
              new Node(
                  "variable",
                  operator.isEmpty()
                      ? new LinkedHashMap<>()
                      : attributes("operator", operator.strip()),
                  "variable" + operator,
                  Optional.of(variable.name()),
                  Optional.of(variable.span()),
                  operands));
        }
      }
    }
    return nodes;
  }

  private static SequencedMap<String, Object> attributes(String name, String value) {
    SequencedMap<String, Object> attributes = new LinkedHashMap<>();
    attributes.put(name, value);
    return attributes;
  }

  private static Node leaf(String name) {
    return new Node(name, Optional.empty(), Optional.empty(), List.of());
  }

  private static Node leaf(String name, String value) {
    return new Node(name, Optional.of(value), Optional.empty(), List.of());
  }
}
