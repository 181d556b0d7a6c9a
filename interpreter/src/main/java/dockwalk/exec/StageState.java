package dockwalk.exec;

import dockwalk.image.Digest;
import dockwalk.image.Image;
import dockwalk.image.Platform;
import java.util.Map;
import java.util.Optional;
import org.pcollections.OrderedPMap;

/**
 * What is built of one stage so far. The files are those of the image's layers; {@link
 * Host.Layers#tree} shows them.
 *
 * @param args the declared build arguments in order of declaration; an empty value side means that
 *     the argument is declared and unset. A value is that of the last {@code ARG} or {@code ENV} of
 *     the name: it wins over the config's variable (BuildKit, convert.go: both AddEnv in order)
 * @param origins where the variables have their values from
 * @param lineage names all that the files depend on: part of the next step's cache key
 * @param cmdSet whether {@code CMD} was set in this stage, so that {@code ENTRYPOINT} keeps it
 */
public record StageState(
    Image image,
    Map<String, Optional<String>> args,
    Origins origins,
    Digest lineage,
    boolean cmdSet) {
  /** Keeps the arguments so that one more of them shares all that were there. */
  public StageState {
    args = OrderedPMap.from(args);
  }

  /** A stage of which nothing is built. */
  public static StageState empty(Platform platform) {
    return new StageState(
        Image.scratch(platform),
        OrderedPMap.empty(),
        Origins.initial(),
        Digest.of("scratch"),
        false);
  }

  public StageState withImage(Image changed) {
    return new StageState(changed, args, origins, lineage, cmdSet);
  }

  public StageState withArg(String name, Optional<String> value) {
    return new StageState(
        image, OrderedPMap.from(args).plus(name, value), origins, lineage, cmdSet);
  }

  public StageState withOrigins(Origins changed) {
    return new StageState(image, args, changed, lineage, cmdSet);
  }

  public StageState withLineage(Digest changed) {
    return new StageState(image, args, origins, changed, cmdSet);
  }

  public StageState withCmdSet(boolean set) {
    return new StageState(image, args, origins, lineage, set);
  }
}
