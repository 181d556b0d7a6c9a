package dockwalk.exec;

import dockwalk.fs.Metadata;
import dockwalk.syntax.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of {@code --chmod}: octal digits, or symbols such as {@code u=rwX,go=rX}. */
final class Modes {
  private static final Pattern OCTAL = Pattern.compile("0*[0-7]{1,4}");
  private static final Pattern CLAUSE = Pattern.compile("([ugoa]*)([-+=])([rwxXst]*|[ugo])");

  private Modes() {}

  /** Checks that {@code mode} is empty or says a mode. */
  static void check(String mode, Span span) throws StepFault {
    if (mode.isEmpty() || OCTAL.matcher(mode).matches()) {
      return;
    }
    for (String clause : mode.split(",", -1)) {
      if (!CLAUSE.matcher(clause).matches()) {
        throw StepFault.at(
            span,
            "invalid chmod parameter: '%s'. it should be octal string and between 0 and 07777"
                .formatted(mode),
            "write digits such as 755, or symbols such as u=rwX,go=rX");
      }
    }
  }

  /** Whether {@code mode} is made of digits: only then it holds for created parents too. */
  static boolean isOctal(String mode) {
    return OCTAL.matcher(mode).matches();
  }

  /** {@code metadata} with {@code mode} applied; an empty one changes nothing. */
  static Metadata apply(String mode, Metadata metadata, boolean directory) {
    if (mode.isEmpty()) {
      return metadata;
    }
    if (isOctal(mode)) {
      return metadata.withMode(Integer.parseInt(mode, 8));
    }
    int bits = metadata.mode();
    for (String clause : mode.split(",")) {
      bits = clause(clause, bits, directory);
    }
    return metadata.withMode(bits);
  }

  private static int clause(String text, int bits, boolean directory) {
    Matcher clause = CLAUSE.matcher(text);
    if (!clause.matches()) {
      return bits;
    }
    String who = clause.group(1).isEmpty() ? "a" : clause.group(1);
    boolean anyExecute = directory || (bits & 0111) != 0;
    int changed = bits;
    int mask = 0;
    int value = 0;
    for (int i = 0; i < who.length(); i++) {
      char each = who.charAt(i);
      int shift = shift(each);
      int rwx = rwx(clause.group(3), bits, anyExecute);
      mask |= each == 'a' ? 0777 : 7 << shift;
      value |= each == 'a' ? rwx * 0111 : rwx << shift;
      value |= special(clause.group(3), each);
    }
    return switch (clause.group(2)) {
      case "+" -> changed | value;
      case "-" -> changed & ~value;
      default -> (changed & ~mask) | value;
    };
  }

  private static int rwx(String letters, int now, boolean anyExecute) {
    if (letters.matches("[ugo]")) {
      return now >> shift(letters.charAt(0)) & 7;
    }
    int bits = letters.contains("r") ? 4 : 0;
    bits |= letters.contains("w") ? 2 : 0;
    bits |= letters.contains("x") || (letters.contains("X") && anyExecute) ? 1 : 0;
    return bits;
  }

  private static int shift(char who) {
    return who == 'u' ? 6 : who == 'g' ? 3 : 0;
  }

  private static int special(String letters, char who) {
    int bits = letters.contains("t") && (who == 'a' || who == 'o') ? 01000 : 0;
    if (letters.contains("s")) {
      bits |= who == 'u' || who == 'a' ? 04000 : 0;
      bits |= who == 'g' || who == 'a' ? 02000 : 0;
    }
    return bits;
  }
}
