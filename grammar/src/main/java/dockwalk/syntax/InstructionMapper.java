package dockwalk.syntax;

import dockwalk.syntax.Instruction.Command;
import dockwalk.syntax.Instruction.Flag;
import dockwalk.syntax.Instruction.Heredoc;
import dockwalk.syntax.Instruction.Pair;
import dockwalk.syntax.Instruction.Parameter;
import dockwalk.syntax.Instruction.Source;
import dockwalk.syntax.Statement.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Turns statements into instructions, and checks the rules of each. */
final class InstructionMapper {
  private static final String RULE = "instruction";
  private static final Set<String> KEYWORDS =
      new TreeSet<>(
          Set.of(
              "ADD",
              "ARG",
              "CMD",
              "COPY",
              "ENTRYPOINT",
              "ENV",
              "EXPOSE",
              "FROM",
              "HEALTHCHECK",
              "LABEL",
              "MAINTAINER",
              "ONBUILD",
              "RUN",
              "SHELL",
              "STOPSIGNAL",
              "USER",
              "VOLUME",
              "WORKDIR"));
  private static final Pattern STAGE_NAME = Pattern.compile("[a-z][a-z0-9-_.]*");

  private final char escape;
  private final List<Diagnostic> diagnostics;

  /** Where the reader has found errors already: one is enough for a statement. */
  private final NavigableSet<Integer> wrong = new TreeSet<>();

  InstructionMapper(char escape, List<Diagnostic> diagnostics) {
    this.escape = escape;
    this.diagnostics = diagnostics;
    diagnostics.forEach(d -> wrong.add(d.span().start()));
  }

  /** The instruction that {@code statement} says; absent if it breaks a rule, which is noted. */
  Optional<Instruction> map(Statement statement) {
    Integer nextWrong = wrong.ceiling(statement.span().start());
    if (nextWrong != null && nextWrong < statement.span().end()) {
      return Optional.empty();
    }
    int before = diagnostics.size();
    String keyword = statement.keyword().toUpperCase(Locale.ROOT);
    if (!KEYWORDS.contains(keyword)) {
      diagnostics.add(unknown(statement));
      return Optional.empty();
    }
    if (!ignoresFlags(keyword, statement)) {
      FlagRules.check(statement, escape, diagnostics);
    }
    Optional<? extends Instruction> instruction =
        switch (keyword) {
          case "FROM" -> from(statement);
          case "ARG" -> arg(statement);
          case "ENV", "LABEL" -> pairs(statement, keyword);
          case "MAINTAINER" ->
              single(statement, keyword)
                  .map(
                      a ->
                          new Instruction.Maintainer(statement.span(), statement.text(), a.text()));
          case "RUN" -> Optional.of(run(statement));
          case "CMD" ->
              Optional.of(
                  new Instruction.Cmd(statement.span(), statement.text(), command(statement, 0)));
          case "ENTRYPOINT" ->
              Optional.of(
                  new Instruction.Entrypoint(
                      statement.span(), statement.text(), command(statement, 0)));
          case "SHELL" -> shell(statement);
          case "COPY", "ADD" -> copy(statement, keyword);
          case "WORKDIR" ->
              single(statement, keyword)
                  .map(a -> new Instruction.Workdir(statement.span(), statement.text(), word(a)));
          case "USER" ->
              single(statement, keyword)
                  .map(a -> new Instruction.User(statement.span(), statement.text(), word(a)));
          case "VOLUME" -> volume(statement);
          case "EXPOSE" ->
              some(statement, keyword)
                  .map(w -> new Instruction.Expose(statement.span(), statement.text(), w));
          case "STOPSIGNAL" ->
              single(statement, keyword)
                  .map(
                      a -> new Instruction.Stopsignal(statement.span(), statement.text(), word(a)));
          case "HEALTHCHECK" -> healthcheck(statement);
          case "ONBUILD" -> onbuild(statement);
          default -> throw new IllegalStateException(keyword);
        };
    return diagnostics.size() > before ? Optional.empty() : instruction.map(i -> i);
  }

  private static boolean ignoresFlags(String keyword, Statement statement) {
    return switch (keyword) {
      case "ARG", "STOPSIGNAL" -> true;
      case "HEALTHCHECK" ->
          !statement.arguments().isEmpty()
              && statement.arguments().getFirst().text().equalsIgnoreCase("NONE");
      default -> false;
    };
  }

  private Diagnostic unknown(Statement statement) {
    String message = "unknown instruction: " + statement.keyword();
    Optional<String> near = Spelling.nearest(statement.keyword(), KEYWORDS);
    return near.isPresent()
        ? Diagnostic.error(
            RULE,
            statement.keywordSpan(),
            message + " (did you mean " + near.get() + "?)",
            "Write " + near.get() + ".")
        : Diagnostic.error(
            RULE,
            statement.keywordSpan(),
            message,
            "Every instruction begins with a keyword such as FROM, RUN or COPY;"
                + " a line that continues the one before needs a \\ at that line's end.");
  }

  private Optional<Instruction> from(Statement s) {
    List<Argument> args = s.arguments();
    boolean named = args.size() == 3 && args.get(1).text().equalsIgnoreCase("AS");
    if (args.size() != 1 && !named) {
      error(
          s.span(),
          "FROM requires either one or three arguments",
          "Write FROM image, or FROM image AS name.");
      return Optional.empty();
    }
    Optional<Word> name = Optional.empty();
    if (named) {
      String text = args.get(2).text();
      if (!STAGE_NAME.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
        error(
            args.get(2).span(),
            "invalid name for build stage: \""
                + text
                + "\", name can't start with a number or contain symbols",
            "Use letters, digits, - _ and ., and begin with a letter.");
      }
      name = Optional.of(word(args.get(2)));
    }
    return Optional.of(
        new Instruction.From(s.span(), s.text(), flags(s), word(args.getFirst()), name));
  }

  private Optional<Instruction> arg(Statement s) {
    if (s.arguments().isEmpty()) {
      error(s.span(), "ARG requires at least one argument", "Write ARG NAME or ARG NAME=default.");
      return Optional.empty();
    }
    List<Parameter> parameters = new ArrayList<>();
    for (Argument argument : s.arguments()) {
      int equals = argument.text().indexOf('=');
      String name = equals < 0 ? argument.text() : argument.text().substring(0, equals);
      if (name.isEmpty()) {
        error(argument.span(), "ARG names can not be blank", "Write ARG NAME=default.");
        continue;
      }
      parameters.add(
          new Parameter(
              argument.span(),
              name,
              equals < 0 ? Optional.empty() : Optional.of(word(after(argument, equals + 1)))));
    }
    return Optional.of(new Instruction.Arg(s.span(), s.text(), parameters));
  }

  private Argument after(Argument argument, int start) {
    String text = argument.text();
    boolean exact = argument.span().end() - argument.span().start() == text.length();
    Span span =
        exact ? new Span(argument.span().start() + start, argument.span().end()) : argument.span();
    return new Argument(span, text.substring(start));
  }

  private Optional<Instruction> pairs(Statement s, String keyword) {
    List<Argument> args = s.arguments();
    if (args.isEmpty()) {
      error(
          s.span(),
          keyword + " requires at least one argument",
          "Write " + keyword + " name=value.");
      return Optional.empty();
    }
    List<Pair> pairs = new ArrayList<>();
    boolean legacy = false;
    for (int i = 0; i + 2 < args.size(); i += 3) {
      if (args.get(i).text().isEmpty()) {
        error(s.span(), keyword + " names can not be blank", "Write " + keyword + " name=value.");
        continue;
      }
      legacy |= args.get(i + 2).text().isEmpty();
      pairs.add(
          new Pair(
              args.get(i).span().to(args.get(i + 1).span()),
              word(args.get(i)),
              word(args.get(i + 1))));
    }
    return Optional.of(
        keyword.equals("ENV")
            ? new Instruction.Env(s.span(), s.text(), pairs, legacy)
            : new Instruction.Label(s.span(), s.text(), pairs, legacy));
  }

  private Instruction run(Statement s) {
    return new Instruction.Run(s.span(), s.text(), flags(s), command(s, 0), s.heredocs());
  }

  private static Command command(Statement s, int from) {
    List<Argument> args = s.arguments().subList(from, s.arguments().size());
    return s.json()
        ? new Command.Exec(args.stream().map(Argument::text).toList())
        : new Command.Shell(args.isEmpty() ? "" : args.getFirst().text());
  }

  private Optional<Instruction> shell(Statement s) {
    if (s.arguments().isEmpty()) {
      error(s.span(), "SHELL requires at least one argument", "Write SHELL [\"/bin/sh\", \"-c\"].");
      return Optional.empty();
    }
    if (!s.json()) {
      error(
          s.span(),
          "SHELL requires the arguments to be in JSON form",
          "Write SHELL [\"/bin/sh\", \"-c\"].");
      return Optional.empty();
    }
    return Optional.of(
        new Instruction.Shell(
            s.span(), s.text(), s.arguments().stream().map(Argument::text).toList()));
  }

  private Optional<Instruction> copy(Statement s, String keyword) {
    List<Argument> args = s.arguments();
    if (args.size() < 2) {
      error(
          s.span(),
          args.isEmpty()
              ? keyword + " requires at least two arguments"
              : keyword
                  + " requires at least two arguments, but only one was provided."
                  + " Destination could not be determined",
          "Write " + keyword + " source destination.");
      return Optional.empty();
    }
    List<Source> sources = new ArrayList<>();
    int heredoc = 0;
    for (int i = 0; i < args.size(); i++) {
      boolean last = i == args.size() - 1;
      Optional<Heredoc> body = heredocAt(s, args.get(i), heredoc);
      if (body.isPresent() && last) {
        error(
            args.get(i).span(),
            keyword + " cannot accept a heredoc as a destination",
            "Put the destination after it.");
        return Optional.empty();
      }
      if (body.isPresent()) {
        heredoc++;
        sources.add(body.get());
      } else if (!last) {
        sources.add(word(args.get(i)));
      }
    }
    Word destination = word(args.getLast());
    List<Flag> flags = flags(s);
    return Optional.of(
        keyword.equals("COPY")
            ? new Instruction.Copy(s.span(), s.text(), flags, sources, destination)
            : new Instruction.Add(s.span(), s.text(), flags, sources, destination));
  }

  private static Optional<Heredoc> heredocAt(Statement s, Argument argument, int next) {
    if (s.json() || next >= s.heredocs().size()) {
      return Optional.empty();
    }
    Heredoc heredoc = s.heredocs().get(next);
    return heredoc.span().start() == argument.span().start()
        ? Optional.of(heredoc)
        : Optional.empty();
  }

  private Optional<Instruction> volume(Statement s) {
    return some(s, "VOLUME")
        .flatMap(
            words -> {
              for (Word word : words) {
                if (word.raw().isEmpty()) {
                  error(s.span(), "VOLUME specified can not be an empty string", "Name a path.");
                  return Optional.empty();
                }
              }
              return Optional.of(new Instruction.Volume(s.span(), s.text(), words));
            });
  }

  private Optional<Instruction> healthcheck(Statement s) {
    if (s.arguments().isEmpty()) {
      error(
          s.span(),
          "HEALTHCHECK requires at least one argument",
          "Write HEALTHCHECK CMD command, or HEALTHCHECK NONE.");
      return Optional.empty();
    }
    Argument type = s.arguments().getFirst();
    switch (type.text().toUpperCase(Locale.ROOT)) {
      case "NONE" -> {
        if (s.arguments().size() > 1) {
          error(s.span(), "HEALTHCHECK NONE takes no arguments", "Leave them out.");
        }
        return Optional.of(
            new Instruction.Healthcheck(s.span(), s.text(), List.of(), Optional.empty()));
      }
      case "CMD" -> {
        if (s.arguments().size() < 2 && !s.json()) {
          error(
              s.span(), "Missing command after HEALTHCHECK CMD", "Write HEALTHCHECK CMD command.");
        }
        return Optional.of(
            new Instruction.Healthcheck(s.span(), s.text(), flags(s), Optional.of(command(s, 1))));
      }
      default -> {
        error(
            type.span(),
            "Unknown type \""
                + type.text().toUpperCase(Locale.ROOT)
                + "\" in HEALTHCHECK (try CMD)",
            "Write HEALTHCHECK CMD command, or HEALTHCHECK NONE.");
        return Optional.empty();
      }
    }
  }

  private Optional<Instruction> onbuild(Statement s) {
    if (s.nested().isEmpty()) {
      error(
          s.span(),
          "ONBUILD requires at least one argument",
          "Write ONBUILD and the instruction to run later.");
      return Optional.empty();
    }
    Statement nested = s.nested().get();
    return switch (nested.keyword().toUpperCase(Locale.ROOT)) {
      case "ONBUILD" -> {
        error(
            nested.keywordSpan(),
            "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed",
            "Leave one of them out.");
        yield Optional.empty();
      }
      case "FROM", "MAINTAINER" -> {
        error(
            nested.keywordSpan(),
            nested.keyword().toUpperCase(Locale.ROOT) + " isn't allowed as an ONBUILD trigger",
            "A trigger may be any other instruction.");
        yield Optional.empty();
      }
      default ->
          map(nested).map(t -> new Instruction.Onbuild(s.span(), s.text(), expression(nested), t));
    };
  }

  /** A trigger's text as an image keeps it: here-documents follow the line. */
  private static String expression(Statement nested) {
    StringBuilder expression = new StringBuilder(nested.text());
    for (Heredoc heredoc : nested.heredocs()) {
      expression.append('\n').append(heredoc.body()).append(heredoc.delimiter());
    }
    return expression.toString();
  }

  private Optional<Argument> single(Statement s, String keyword) {
    if (s.arguments().isEmpty()) {
      error(s.span(), keyword + " requires exactly one argument", example(keyword));
      return Optional.empty();
    }
    return Optional.of(s.arguments().getFirst());
  }

  private static String example(String keyword) {
    String argument =
        switch (keyword) {
          case "WORKDIR" -> "/app";
          case "VOLUME" -> "/data";
          case "EXPOSE" -> "8000";
          case "STOPSIGNAL" -> "SIGTERM";
          default -> "name";
        };
    return "Write it on the same line, for example " + keyword + " " + argument + ".";
  }

  private Optional<List<Word>> some(Statement s, String keyword) {
    if (s.arguments().isEmpty()) {
      error(s.span(), keyword + " requires at least one argument", example(keyword));
      return Optional.empty();
    }
    return Optional.of(s.arguments().stream().map(this::word).toList());
  }

  private List<Flag> flags(Statement s) {
    return FlagRules.check(s, escape, new ArrayList<>());
  }

  private Word word(Argument argument) {
    return Word.parse(argument.text(), argument.span(), escape);
  }

  private void error(Span span, String message, String help) {
    diagnostics.add(Diagnostic.error(RULE, span, message, help));
  }
}
