package dockwalk.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which rules are followed: {@code skip=RULE,…|all;experimental=RULE,…|all;error=true} of the
 * {@code check} directive, of the build argument {@code BUILDKIT_DOCKERFILE_CHECK}, or of a comment
 * above an instruction.
 *
 * @param skipped names of rules; {@code all} means all but the experimental ones
 * @param experimental names of experimental rules, or {@code all}
 * @param error whether a finding fails the build
 */
public record CheckOptions(Set<String> skipped, Set<String> experimental, boolean error) {
  /** All rules but the experimental ones are followed, and none fails a build. */
  public static final CheckOptions STANDARD = new CheckOptions(Set.of(), Set.of(), false);

  private static final String ALL = "all";
  private static final int MOST_PARTS = 3;
  private static final Pattern COMMENT =
      Pattern.compile("check\\s*=\\s*([^ ]+).*", Pattern.CASE_INSENSITIVE);

  public CheckOptions {
    skipped = Set.copyOf(skipped);
    experimental = Set.copyOf(experimental);
  }

  /**
   * Reads a setting; an empty text sets nothing.
   *
   * @throws InvalidCheckOptionException if it has another form
   */
  public static CheckOptions parse(String text) throws InvalidCheckOptionException {
    CheckOptions options = STANDARD;
    if (text.isBlank()) {
      return options;
    }
    for (String part : text.strip().split(";", MOST_PARTS)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new InvalidCheckOptionException("invalid check option \"" + part + "\"");
      }
      String name = part.substring(0, equals).strip();
      String value = part.substring(equals + 1).strip();
      options =
          switch (name) {
            case "skip" -> new CheckOptions(names(value), options.experimental, options.error);
            case "experimental" -> new CheckOptions(options.skipped, names(value), options.error);
            case "error" ->
                new CheckOptions(options.skipped, options.experimental, truth(part, value));
            default ->
                throw new InvalidCheckOptionException("invalid check option \"" + name + "\"");
          };
    }
    return options;
  }

  /** What the comments above an instruction set; one that is malformed sets nothing. */
  static CheckOptions ofComments(List<String> comments) {
    for (String comment : comments) {
      Matcher setting = COMMENT.matcher(comment);
      if (setting.matches()) {
        try {
          return parse(setting.group(1));
        } catch (InvalidCheckOptionException e) {
          return STANDARD;
        }
      }
    }
    return STANDARD;
  }

  /** These options and, for one instruction, those of its comments. */
  CheckOptions and(CheckOptions local) {
    // A record's equals() takes longer to make than all the checks.
    if (local.skipped.isEmpty() && local.experimental.isEmpty()) {
      return this;
    }
    return new CheckOptions(
        union(skipped, local.skipped), union(experimental, local.experimental), error);
  }

  /** Whether {@code rule} is followed. */
  boolean follow(Rule rule) {
    return rule.experimental() ? names(experimental, rule) : !names(skipped, rule);
  }

  private static boolean names(Set<String> names, Rule rule) {
    return names.contains(ALL) || names.contains(rule.name());
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> both = new HashSet<>(some);
    both.addAll(more);
    return both;
  }

  private static Set<String> names(String list) {
    return new HashSet<>(Stream.of(list.split(",")).map(String::strip).toList());
  }

  /** Go's {@code strconv.ParseBool}. */
  private static boolean truth(String part, String value) throws InvalidCheckOptionException {
    return switch (value) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default ->
          throw new InvalidCheckOptionException(
              "failed to parse check option \"%s\": strconv.ParseBool: parsing \"%s\": invalid syntax"
                  .formatted(part, value));
    };
  }
}
