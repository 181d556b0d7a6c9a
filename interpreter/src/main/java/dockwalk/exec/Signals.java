package dockwalk.exec;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of signals on Linux (moby/sys/signal). */
final class Signals {
  private static final Set<String> NAMES =
      Set.of(
          "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT",
          "KILL", "PIPE", "POLL", "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM",
          "TRAP", "TSTP", "TTIN", "TTOU", "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ");

  private static final Pattern REAL_TIME =
      Pattern.compile("RTMIN(\\+([1-9]|1[0-5]))?|RTMAX(-([1-9]|1[0-4]))?");

  private Signals() {}

  /**
   * Whether {@code text} names a signal: {@code SIGTERM}, {@code term} or {@code 15}. Any number
   * but zero does.
   */
  static boolean known(String text) {
    if (text.matches("[+-]?[0-9]{1,18}")) {
      return Long.parseLong(text) != 0;
    }
    String name = text.toUpperCase(Locale.ROOT);
    String bare = name.startsWith("SIG") ? name.substring("SIG".length()) : name;
    return NAMES.contains(bare) || REAL_TIME.matcher(bare).matches();
  }
}
