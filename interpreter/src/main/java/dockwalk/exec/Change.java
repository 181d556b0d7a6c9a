package dockwalk.exec;

import dockwalk.image.Layer;
import java.time.Instant;
import java.util.Optional;

/**
 * What a step did to the files of its stage.
 *
 * @param layer absent if the step makes none
 * @param created when it was made
 */
public record Change(Optional<Layer> layer, Instant created) {}
