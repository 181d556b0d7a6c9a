package dockwalk.linux;

import java.util.Locale;
import java.util.Optional;

/** The processors whose system calls are known. */
public enum Machine {
  X86_64,
  AARCH64;

  /** The machine that this program runs on; absent if it is another one, or not Linux. */
  public static Optional<Machine> current() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return Optional.empty();
    }
    return switch (System.getProperty("os.arch", "").toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> Optional.of(X86_64);
      case "aarch64", "arm64" -> Optional.of(AARCH64);
      default -> Optional.empty();
    };
  }
}
