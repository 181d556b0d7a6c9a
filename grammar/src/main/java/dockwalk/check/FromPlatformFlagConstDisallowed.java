package dockwalk.check;

import dockwalk.syntax.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A platform that is written down, unless the stage's name says that it is meant for it. */
final class FromPlatformFlagConstDisallowed implements Check.OfOrigin {
  private static final Rule RULE =
      Rule.of(
          "FromPlatformFlagConstDisallowed",
          "from-platform-flag-const-disallowed",
          "FROM --platform flag should not use a constant value");

  @Override
  public Rule rule() {
    return RULE;
  }

  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_.-]+");
  private static final Set<String> SYSTEMS =
      Set.of("linux", "windows", "darwin", "freebsd", "netbsd", "openbsd", "solaris", "wasip1");

  @Override
  public void inspect(Origin origin, Report report) {
    Optional<Word> platform = origin.platform();
    if (platform.isEmpty() || !Variables.of(platform.get()).isEmpty()) {
      return;
    }
    String constant = origin.scope().text(platform.get()).orElse("");
    List<String> parts = parts(constant.toLowerCase(Locale.ROOT));
    if (!parts.isEmpty() && parts.stream().noneMatch(origin.name()::contains)) {
      report.add(
          origin.from().span(),
          "FROM --platform flag should not use constant value \"" + constant + "\"");
    }
  }

  /** System and processor; none if {@code platform} is none, which the build will say. */
  private static List<String> parts(String platform) {
    String[] parts = platform.split("/", -1);
    if (parts.length > 3 || !Stream.of(parts).allMatch(part -> PART.matcher(part).matches())) {
      return List.of();
    }
    if (parts.length == 1) {
      return SYSTEMS.contains(parts[0]) ? List.of(parts[0]) : List.of("linux", processor(parts[0]));
    }
    return List.of(parts[0], processor(parts[1]));
  }

  private static String processor(String name) {
    return switch (name) {
      case "x86_64", "x86-64" -> "amd64";
      case "aarch64" -> "arm64";
      case "i386" -> "386";
      case "armhf", "armel" -> "arm";
      default -> name;
    };
  }
}
