package dockwalk.syntax;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What {@code RUN --mount} asks for, its variables expanded.
 *
 * @param type what is mounted
 * @param from a stage or an image; absent means the build context
 * @param source path in {@code from}, or the name of a secret; empty if not given
 * @param target where; empty if not given, relative to the working directory if not absolute
 * @param readOnly whether writing fails
 * @param size most bytes of a tmpfs; absent for no limit
 * @param id which cache, secret or agent; absent if not given
 * @param sharing who may use a cache at the same time
 * @param required whether a missing secret or agent is an error
 * @param env the variable that holds a secret; absent for a file
 * @param mode permission bits of what is mounted; absent for the type's own
 * @param uid its owner; absent for root
 * @param gid its group; absent for root's
 */
public record Mount(
    Type type,
    Optional<String> from,
    String source,
    String target,
    boolean readOnly,
    OptionalLong size,
    Optional<String> id,
    Sharing sharing,
    boolean required,
    Optional<String> env,
    OptionalLong mode,
    OptionalLong uid,
    OptionalLong gid) {

  /** What can be mounted. */
  public enum Type {
    BIND,
    CACHE,
    TMPFS,
    SECRET,
    SSH;

    /** As it is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How builds at the same time use one cache. */
  public enum Sharing {
    SHARED,
    PRIVATE,
    LOCKED
  }
}
