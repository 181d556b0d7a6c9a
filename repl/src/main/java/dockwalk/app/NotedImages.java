package dockwalk.app;

import dockwalk.exec.Host;
import dockwalk.image.Digest;
import dockwalk.image.Platform;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Base images, with a note of those that were asked for. */
final class NotedImages implements Host.Images {
  private final Host.Images images;
  private final Map<String, Optional<Digest>> found = new ConcurrentHashMap<>();

  NotedImages(Host.Images images) {
    this.images = images;
  }

  @Override
  public Host.Base resolve(String reference, Platform platform)
      throws IOException, InterruptedException {
    Host.Base base = images.resolve(reference, platform);
    found.put(base.name(), base.digest());
    return base;
  }

  /** The manifest that each full name stood for. */
  Map<String, Optional<Digest>> found() {
    return Map.copyOf(found);
  }
}
