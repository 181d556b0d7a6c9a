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

  private FlagRules() {}

  /** The flags of {@code statement}; what is wrong with them goes to {@code diagnostics}. */
  static List<Flag> check(Statement statement, char escape, List<Diagnostic> diagnostics) {
    String keyword = statement.keyword().toUpperCase(Locale.ROOT);
    Map<String, Kind> known = KNOWN.getOrDefault(keyword, Map.of());
    List<Flag> flags = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (FlagText text : statement.flags()) {
      int equals = text.text().indexOf('=');
      String name = text.text().substring(2, equals < 0 ? text.text().length() : equals);
      Optional<String> value =
          equals < 0 ? Optional.empty() : Optional.of(text.text().substring(equals + 1));
      Kind kind = known.get(name);
      Optional<Diagnostic> wrong =
          kind == null ? Optional.of(unknown(text, name, known)) : wrong(text, name, value, kind);
      if (wrong.isEmpty() && !seen.add(name) && kind != Kind.REPEATED) {
        wrong =
            Optional.of(
                Diagnostic.error(
                    RULE,
                    text.span(),
                    "duplicate flag specified: --" + name,
                    "Leave one of them out."));
      }
      wrong.ifPresent(diagnostics::add);
      if (wrong.isEmpty()) {
        flags.add(new Flag(text.span(), name, value.map(v -> Word.parse(v, text.span(), escape))));
      }
    }
    return flags;
  }

  private static Diagnostic unknown(FlagText text, String name, Map<String, Kind> known) {
    String message = "unknown flag: --" + name;
    Optional<String> near = Spelling.nearest(name, new TreeSet<>(known.keySet()));
    if (near.isPresent()) {
      return Diagnostic.error(
          RULE,
          text.span(),
          message + " (did you mean " + near.get() + "?)",
          "Write --" + near.get() + ".");
    }
    return known.isEmpty()
        ? Diagnostic.error(
            RULE,
            text.span(),
            message,
            "This instruction takes no flags; words after a lone -- are no flags.")
        : Diagnostic.error(
            RULE,
            text.span(),
            message,
            "Known here: --" + String.join(", --", new TreeSet<>(known.keySet())) + ".");
  }

  private static Optional<Diagnostic> wrong(
      FlagText text, String name, Optional<String> value, Kind kind) {
    return switch (kind) {
      case BOOL ->
          switch (value.orElse("true").toLowerCase(Locale.ROOT)) {
            case "true", "false" -> Optional.empty();
            case "" ->
                Optional.of(
                    Diagnostic.error(
                        RULE,
                        text.span(),
                        "missing a value on flag: --" + name,
                        "Write --" + name + "=true or --" + name + "=false."));
            default ->
                Optional.of(
                    Diagnostic.error(
                        RULE,
                        text.span(),
                        "expecting boolean value for flag " + name + ", not: " + value.orElse(""),
                        "Write --" + name + "=true or --" + name + "=false."));
          };
      case TEXT, REPEATED ->
          value.isPresent()
              ? Optional.empty()
              : Optional.of(
                  Diagnostic.error(
                      RULE,
                      text.span(),
                      "missing a value on flag: --" + name,
                      "Write --" + name + "=VALUE."));
    };
  }
}
