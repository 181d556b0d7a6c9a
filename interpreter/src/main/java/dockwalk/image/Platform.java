package dockwalk.image;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An operating system and a processor, in Go's names (OCI image-spec, image-index.md).
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code amd64} or {@code arm64}
 * @param variant such as {@code v8}, or an empty text
 */
public record Platform(String os, String architecture, String variant) {

  /** Words of the letters that containerd takes (platforms.go, specifierRe). */
  private static final Pattern FORM = Pattern.compile("[\\w.-]+(/[\\w.-]+){0,2}");

  /** The platform of this machine. */
  public static Platform host() {
    String machine = System.getProperty("os.arch", "");
    return switch (machine) {
      case "amd64", "x86_64" -> new Platform("linux", "amd64", "");
      case "aarch64" -> new Platform("linux", "arm64", "");
      default -> new Platform("linux", machine, "");
    };
  }

  /**
   * Reads {@code os/architecture[/variant]}, one of the two alone, or {@code local}, this
   * machine's; of several names for one thing it makes the usual one.
   *
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static Platform parse(String text) {
    if (text.contains(",")) {
      throw new IllegalArgumentException(
          "platform \"%s\" is a list: an image is built for one platform".formatted(text));
    }
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "platform \"" + text + "\" is not of the form os/architecture[/variant]");
    }
    List<String> parts = List.of(text.split("/", -1));
    return switch (parts.size()) {
      case 1 -> PlatformNames.alone(text);
      case 2 -> PlatformNames.usual(parts.get(0), parts.get(1), "");
      default -> PlatformNames.usual(parts.get(0), parts.get(1), parts.get(2));
    };
  }

  @Override
  public String toString() {
    return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
  }
}
