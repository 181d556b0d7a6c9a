package dockwalk.exec;

import java.util.Locale;
import java.util.Set;

/** Names of signals on Linux (moby/sys/signal). */
final class Signals {
  private static final int LAST = 64;
  private static final Set<String> NAMES =
      Set.of(
          "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT",
          "KILL", "PIPE", "POLL", "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM",
          "TRAP", "TSTP", "TTIN", "TTOU", "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ");

  private Signals() {}

  /** Whether {@code text} names a signal: {@code SIGTERM}, {@code term} or {@code 15}. */
  static boolean known(String text) {
    if (!text.isEmpty() && text.length() <= 2 && text.chars().allMatch(Character::isDigit)) {
      int number = Integer.parseInt(text);
      return number > 0 && number <= LAST;
    }
    String name = text.toUpperCase(Locale.ROOT);
    String bare = name.startsWith("SIG") ? name.substring("SIG".length()) : name;
    return NAMES.contains(bare) || bare.matches("RTMIN(\\+\\d{1,2})?|RTMAX(-\\d{1,2})?");
  }
}
