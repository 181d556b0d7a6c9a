package dockwalk.app;

import dockwalk.exec.Host;
import dockwalk.image.Image;
import dockwalk.image.ImageReference;
import dockwalk.image.Platform;
import dockwalk.store.Store;
import java.io.IOException;
import java.util.Optional;

/** Base images that have a name in the store. */
record TagImages(Store store) implements Host.Images {
  @Override
  public Host.Base resolve(String reference, Platform platform) throws IOException {
    ImageReference name = ImageReference.parse(reference);
    Image image =
        store
            .images()
            .find(name)
            .orElseThrow(
                () -> new IOException(reference + ": not found in the store " + store.home()));
    return new Host.Base(image, name.canonical(), Optional.empty());
  }
}
