package dockwalk.image;

import java.util.Locale;
import java.util.Set;

/**
 * The many names of systems and processors, and the usual one of each (containerd, database.go).
 */
final class PlatformNames {
  private static final Set<String> SYSTEMS =
      Set.of(
          "aix",
          "android",
          "darwin",
          "dragonfly",
          "freebsd",
          "hurd",
          "illumos",
          "ios",
          "js",
          "linux",
          "nacl",
          "netbsd",
          "openbsd",
          "plan9",
          "solaris",
          "windows",
          "zos");
  private static final Set<String> PROCESSORS =
      Set.of(
          "386",
          "amd64",
          "amd64p32",
          "arm",
          "armbe",
          "arm64",
          "arm64be",
          "ppc64",
          "ppc64le",
          "loong64",
          "mips",
          "mipsle",
          "mips64",
          "mips64le",
          "mips64p32",
          "mips64p32le",
          "ppc",
          "riscv",
          "riscv64",
          "s390",
          "s390x",
          "sparc",
          "sparc64",
          "wasm");

  private PlatformNames() {}

  /** A system or a processor, the other being this machine's. */
  static Platform alone(String word) {
    Platform here = Platform.host();
    if (word.equals("local")) {
      return here;
    }
    String system = system(word);
    if (SYSTEMS.contains(system)) {
      return new Platform(system, here.architecture(), here.variant());
    }
    Platform platform = usual(here.os(), word, "");
    if (!PROCESSORS.contains(platform.architecture())) {
      throw new IllegalArgumentException(
          "platform \"" + word + "\": unknown operating system or architecture");
    }
    return platform;
  }

  static Platform usual(String os, String processor, String variant) {
    String name = processor.toLowerCase(Locale.ROOT);
    String kind = variant.toLowerCase(Locale.ROOT);
    String system = system(os);
    return switch (name) {
      case "i386" -> new Platform(system, "386", "");
      case "x86_64", "x86-64", "amd64" ->
          new Platform(system, "amd64", kind.equals("v1") ? "" : kind);
      case "aarch64", "arm64" -> new Platform(system, "arm64", arm64(kind));
      case "armhf" -> new Platform(system, "arm", "v7");
      case "armel" -> new Platform(system, "arm", "v6");
      case "arm" -> new Platform(system, "arm", arm(kind));
      default -> new Platform(system, name, kind);
    };
  }

  private static String system(String name) {
    String system = name.toLowerCase(Locale.ROOT);
    return system.equals("macos") ? "darwin" : system;
  }

  private static String arm64(String variant) {
    return switch (variant) {
      case "8", "v8", "v8.0" -> "";
      case "9", "9.0", "v9.0" -> "v9";
      default -> variant;
    };
  }

  private static String arm(String variant) {
    return switch (variant) {
      case "", "7" -> "v7";
      case "5", "6", "8" -> "v" + variant;
      default -> variant;
    };
  }
}
