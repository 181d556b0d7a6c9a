package dockwalk.syntax;

import dockwalk.grammar.Blank;
import dockwalk.syntax.Statement.Argument;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The instructions whose arguments are words and nothing else. */
final class WordMapping {
  private WordMapping() {}

  static Optional<Instruction> maintainer(Mapping m) {
    return single(m, name -> new Instruction.Maintainer(span(m), text(m), name.text()));
  }

  static Optional<Instruction> workdir(Mapping m) {
    return single(m, path -> new Instruction.Workdir(span(m), text(m), m.word(path)));
  }

  static Optional<Instruction> user(Mapping m) {
    return single(m, user -> new Instruction.User(span(m), text(m), m.word(user)));
  }

  static Optional<Instruction> stopsignal(Mapping m) {
    return single(m, name -> new Instruction.Stopsignal(span(m), text(m), m.word(name)));
  }

  static Optional<Instruction> expose(Mapping m) {
    return some(m).map(words -> new Instruction.Expose(span(m), text(m), words));
  }

  static Optional<Instruction> volume(Mapping m) {
    Optional<List<Word>> words =
        some(m).map(all -> all.stream().map(word -> stripped(word, m.escape())).toList());
    if (words.isPresent() && words.get().stream().anyMatch(word -> SourceFile.blank(word.raw()))) {
      m.wrong("VOLUME specified can not be an empty string", "Name a path, such as /data.");
      return Optional.empty();
    }
    return words.map(w -> new Instruction.Volume(span(m), text(m), w));
  }

  /** Only the JSON form can have blanks at the ends of a path. */
  private static Word stripped(Word word, char escape) {
    return Word.parse(Blank.strip(word.raw()), word.span(), escape);
  }

  private static Span span(Mapping m) {
    return m.statement().span();
  }

  private static String text(Mapping m) {
    return m.statement().text();
  }

  private static Optional<Instruction> single(Mapping m, Function<Argument, Instruction> make) {
    if (m.arguments().isEmpty()) {
      m.wrong(m.keyword() + " requires exactly one argument", example(m.keyword()));
      return Optional.empty();
    }
    return Optional.of(make.apply(m.arguments().getFirst()));
  }

  private static Optional<List<Word>> some(Mapping m) {
    if (m.arguments().isEmpty()) {
      m.wrong(m.keyword() + " requires at least one argument", example(m.keyword()));
      return Optional.empty();
    }
    return Optional.of(m.arguments().stream().map(m::word).toList());
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
}
