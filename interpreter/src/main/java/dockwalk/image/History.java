package dockwalk.image;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of an image's history (OCI image-spec, config.md).
 *
 * @param created when the step ran, or when its layer was made
 * @param createdBy the step, as Docker words it
 * @param comment which program made it; may be empty
 * @param emptyLayer whether the step made no layer
 */
public record History(
    Optional<Instant> created, String createdBy, String comment, boolean emptyLayer) {

  /** The comment of steps that came from a Dockerfile. */
  public static final String DOCKERFILE = "buildkit.dockerfile.v0";
}
