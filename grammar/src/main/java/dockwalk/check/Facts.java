package dockwalk.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the checks cannot read in the Dockerfile itself.
 *
 * @param predefined values of the arguments that need no {@code ARG} before {@code FROM}, such as
 *     {@code TARGETPLATFORM}
 * @param buildArgs values of {@code --build-arg}
 * @param imageName whether a text may be the name of an image
 * @param ignore the ignore file of the build context, if there is one
 * @param stages one for each {@code FROM}; empty if the stages could not be resolved, and then only
 *     what can be seen without them is checked
 */
public record Facts(
    Map<String, String> predefined,
    Map<String, String> buildArgs,
    Predicate<String> imageName,
    Optional<IgnoreFile> ignore,
    List<StageFacts> stages) {
  public Facts {
    predefined = Map.copyOf(predefined);
    buildArgs = Map.copyOf(buildArgs);
    stages = List.copyOf(stages);
  }
}
