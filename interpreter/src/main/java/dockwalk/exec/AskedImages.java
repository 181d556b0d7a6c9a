package dockwalk.exec;

import dockwalk.image.Platform;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Images, each looked for once: many stages may start from one. */
final class AskedImages implements Host.Images {
  private record Question(String reference, Platform platform) {}

  private final Host.Images images;
  private final Map<Question, Optional<Host.Base>> answers = new HashMap<>();

  AskedImages(Host.Images images) {
    this.images = images;
  }

  /**
   * {@inheritDoc}
   *
   * @throws Host.NotHere if the image was not found before; why was told then
   */
  @Override
  public Host.Base resolve(String reference, Platform platform)
      throws IOException, InterruptedException {
    Question question = new Question(reference, platform);
    Optional<Host.Base> before = answers.get(question);
    if (before == null) {
      answers.put(question, Optional.empty()); // until it is found
      before = Optional.of(images.resolve(reference, platform));
      answers.put(question, before);
    }
    return before.orElseThrow(() -> new Host.NotHere(reference + " is not here"));
  }
}
