package dockwalk.image;

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
  private static final Pattern FORM = Pattern.compile("[\\w.-]+/[\\w.-]+(/[\\w.-]+)?");

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
   * Reads {@code os/architecture[/variant]}.
   *
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static Platform parse(String text) {
    if (text.contains(",")) {
      throw new IllegalArgumentException(
          "platform \"%s\" is a list: an image is built for one platform".formatted(text));
    }
    String[] parts = text.split("/", -1);
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "platform \"" + text + "\" is not of the form os/architecture[/variant]");
    }
    return new Platform(parts[0], parts[1], parts.length == 3 ? parts[2] : "");
  }

  @Override
  public String toString() {
    return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
  }
}
