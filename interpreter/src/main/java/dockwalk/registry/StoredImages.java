package dockwalk.registry;

import dockwalk.exec.Host;
import dockwalk.image.Image;
import dockwalk.image.ImageReference;
import dockwalk.image.Platform;
import dockwalk.store.Images;
import dockwalk.store.Store;
import dockwalk.store.Tags;
import dockwalk.syntax.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Base images: those of the store, then those made from this machine. */
public final class StoredImages implements Host.Images {
  private final Store store;
  private final MachineBases machine;

  public StoredImages(Store store) {
    this.store = store;
    this.machine = new MachineBases(store);
  }

  /**
   * {@inheritDoc}
   *
   * <p>An image for another platform is given too: whether it will do is the build's question.
   */
  @Override
  public Host.Base resolve(String reference, Platform platform)
      throws IOException, InterruptedException {
    if (OciLayouts.matches(reference)) {
      Images.Kept kept = new OciLayouts(store).find(reference, platform);
      return new Host.Base(
          store.images().read(kept.target()), reference, Optional.of(kept.target().manifest()));
    }
    ImageReference name = parse(reference);
    Optional<Image> made = machine.find(tagged(name));
    Optional<Tags.Target> target = store.tags().find(tagged(name));
    if (target.isEmpty()) {
      throw new IOException(missing(name));
    }
    if (!matches(name, target.get())) {
      throw new IOException(
          "failed to resolve source metadata for "
              + name.canonical()
              + ": not found: the store has "
              + tagged(name)
              + " with the digest "
              + target.get().manifest());
    }
    Image image = made.isPresent() ? made.get() : store.images().read(target.get());
    return new Host.Base(image, name.canonical(), Optional.of(target.get().manifest()));
  }

  /** The image of this name, if it is here and nothing must be made or fetched for it. */
  public Optional<Image> atHand(String reference) throws IOException {
    ImageReference name = parse(reference);
    Optional<Tags.Target> target = store.tags().find(tagged(name));
    if (target.isEmpty() || !matches(name, target.get())) {
      return Optional.empty();
    }
    return Optional.of(store.images().read(target.get()));
  }

  /**
   * The same for those who need a base: it fails if that would have to be made or fetched.
   *
   * @param platform does not matter: an image here has one
   */
  public Host.Base ready(String reference, Platform platform) throws IOException {
    Image image =
        atHand(reference).orElseThrow(() -> new Host.NotHere(reference + " is not here yet"));
    return new Host.Base(image, reference, Optional.empty());
  }

  /** Whether {@code target} has the digest that {@code name} pins, if it pins one. */
  private boolean matches(ImageReference name, Tags.Target target) throws IOException {
    return name.digest().isEmpty()
        || name.digest().equals(Optional.of(target.manifest()))
        || name.digest().equals(Optional.of(store.images().id(target)));
  }

  private static ImageReference parse(String reference) throws IOException {
    try {
      return ImageReference.parse(reference);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static ImageReference tagged(ImageReference name) {
    return new ImageReference(
        name.registry(),
        name.repository(),
        name.tag().or(() -> Optional.of("latest")),
        Optional.empty());
  }

  private String missing(ImageReference name) throws IOException {
    List<String> known = new ArrayList<>();
    MachineBases.names().forEach(each -> known.add(each.familiar()));
    store.tags().all().keySet().forEach(each -> known.add(ImageReference.parse(each).familiar()));
    String meant =
        Spelling.nearest(name.familiar(), known).map(n -> ". Did you mean " + n + "?").orElse("");
    return "failed to resolve source metadata for "
        + name.canonical()
        + ": not found: it is neither in the store ("
        + store.home()
        + ") nor made from this machine ("
        + String.join(", ", MachineBases.names().stream().map(ImageReference::familiar).toList())
        + ")"
        + meant
        + "\nDockwalk does not pull from registries. Where the image is, run `docker save "
        + name.familiar()
        + " -o image.tar`; here, `dockwalk load -i image.tar`.";
  }
}
