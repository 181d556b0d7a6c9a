package dockwalk.syntax;

import dockwalk.syntax.Instruction.Flag;
import dockwalk.syntax.Statement.FlagText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which flags each instruction takes, and what is wrong with those that were written. */
final class FlagRules {
  private static final String RULE = "flag";

  /** How often, and with what value. */
  private enum Kind {
    TEXT,
    BOOL,
    REPEATED
  }

  private static final Map<String, Map<String, Kind>> KNOWN =
      Map.of(
          "FROM", Map.of("platform", Kind.TEXT),
          "COPY",
              Map.of(
                  "from", Kind.TEXT,
                  "chown", Kind.TEXT,
                  "chmod", Kind.TEXT,
                  "link", Kind.BOOL,
                  "parents", Kind.BOOL,
                  "exclude", Kind.REPEATED),
          "ADD",
              Map.of(
                  "chown", Kind.TEXT,
                  "chmod", Kind.TEXT,
                  "link", Kind.BOOL,
                  "checksum", Kind.TEXT,
                  "keep-git-dir", Kind.BOOL,
                  "unpack", Kind.BOOL,
                  "exclude", Kind.REPEATED),
          "RUN",
              Map.of(
                  "mount", Kind.REPEATED,
                  "network", Kind.TEXT,
                  "security", Kind.TEXT,
                  "device", Kind.REPEATED),
          "HEALTHCHECK",
              Map.of(
                  "interval", Kind.TEXT,
                  "timeout", Kind.TEXT,
                  "start-period", Kind.TEXT,
                  "start-interval", Kind.TEXT,
                  "retries", Kind.TEXT));

  /** Flags whose variables get values; those of --mount are looked at field by field. */
  private static final Set<String> EXPANDED = Set.of("platform", "chown", "chmod", "checksum");

  private final String keyword;
  private final Map<String, Kind> known;
  private final Set<String> seen = new HashSet<>();

  private FlagRules(String keyword) {
    this.keyword = keyword;
    this.known = KNOWN.getOrDefault(keyword, Map.of());
  }

  /** The flags of {@code statement}; what is wrong with them goes to {@code diagnostics}. */
  static List<Flag> check(Statement statement, char escape, List<Diagnostic> diagnostics) {
    FlagRules rules = new FlagRules(statement.keyword().toUpperCase(Locale.ROOT));
    List<Flag> flags = new ArrayList<>();
    for (FlagText text : statement.flags()) {
      int equals = text.text().indexOf('=');
      String name = text.text().substring(2, equals < 0 ? text.text().length() : equals);
      Optional<String> value =
          equals < 0 ? Optional.empty() : Optional.of(text.text().substring(equals + 1));
      Optional<Diagnostic> wrong = rules.wrong(text.span(), name, value);
      wrong.ifPresent(diagnostics::add);
      if (wrong.isEmpty()) {
        Optional<Word> word = value.map(v -> Word.parse(v, text.span(), escape));
        word.filter(w -> EXPANDED.contains(name))
            .flatMap(w -> w.broken().map(broken -> Mapping.doubtful(w, broken)))
            .ifPresent(diagnostics::add);
        flags.add(new Flag(text.span(), name, word));
      }
    }
    return flags;
  }

  private Optional<Diagnostic> wrong(Span span, String name, Optional<String> value) {
    Kind kind = known.get(name);
    if (kind == null) {
      return Optional.of(unknown(span, name));
    }
    if (!seen.add(name) && kind != Kind.REPEATED) {
      return error(
          span, name, "duplicate flag specified: --" + name, "Leave all but one of them out.");
    }
    String either = "Write --" + name + "=true or --" + name + "=false.";
    return switch (kind) {
      case BOOL ->
          switch (value.orElse("true").toLowerCase(Locale.ROOT)) {
            case "true", "false" -> Optional.empty();
            case "" -> error(span, name, "missing a value on flag: --" + name, either);
            default ->
                error(
                    span,
                    name,
                    "expecting boolean value for flag --" + name + ", not: " + value.orElse(""),
                    either);
          };
      case TEXT, REPEATED ->
          value.isPresent()
              ? Optional.empty()
              : error(
                  span,
                  name,
                  "missing a value on flag: --" + name,
                  "Write --" + name + "=VALUE, with no blank around the =.");
    };
  }

  private Optional<Diagnostic> error(Span span, String name, String message, String help) {
    return Optional.of(
        Diagnostic.error(RULE, span, message, help).seeing(ReferenceSection.option(keyword, name)));
  }

  private Diagnostic unknown(Span span, String name) {
    SortedSet<String> names = new TreeSet<>(known.keySet());
    String message = "unknown flag: --" + name + Spelling.hintInCase(name, names);
    Optional<String> near = Spelling.nearest(name, names);
    String help =
        near.map(option -> "Write --" + option + ".")
            .orElse(
                known.isEmpty()
                    ? keyword + " takes no flags; words after a lone -- are no flags."
                    : "Known here: --" + String.join(", --", names) + ".");
    return Diagnostic.error(RULE, span, message, help).seeing(keyword);
  }
}
