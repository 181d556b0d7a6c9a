package dockwalk.app;

import java.nio.file.Path;
import java.util.Map;

/** Where the store is. */
final class StoreHome {
  private StoreHome() {}

  /**
   * The folder with images, layers and the cache: {@code $DOCKWALK_HOME}, else {@code dockwalk} in
   * {@code $XDG_DATA_HOME} or {@code ~/.local/share}.
   *
   * @param folder the current directory, absolute
   * @return absolute
   */
  static Path of(Map<String, String> env, Path folder) {
    String home = env.getOrDefault("DOCKWALK_HOME", "");
    if (!home.isEmpty()) {
      return folder.resolve(home).normalize();
    }
    String data = env.getOrDefault("XDG_DATA_HOME", "");
    Path base =
        data.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".local", "share")
            : folder.resolve(data).normalize();
    return base.resolve("dockwalk");
  }
}
