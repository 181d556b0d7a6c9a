package dockwalk.exec;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a {@code RUN} sees for its own time, and no layer keeps. Targets are absolute paths inside
 * the image, not yet followed; what is mounted there holds below all that the image has.
 */
public sealed interface RunMount {
  /** Where it is mounted; empty for a secret that is a variable alone. */
  String target();

  /** How builds at the same time use one cache. */
  enum Sharing {
    /** All of them at once. */
    SHARED,
    /** Each its own: a second one gets another cache. */
    PRIVATE,
    /** One after the other. */
    LOCKED
  }

  /** Who owns what is mounted, and with which permission bits. */
  record Access(int uid, int gid, int mode) {}

  /** A directory or a file of somewhere else. What is written into it is dropped. */
  record Bind(String target, Action.Origin from, String source, boolean readOnly)
      implements RunMount {}

  /**
   * A directory that is kept from one run to the next.
   *
   * @param id its name among all caches
   * @param from what it holds at first; absent for nothing
   * @param source path of the directory in it that is mounted; {@code /} for all
   * @param access of the directory itself; absent leaves that of {@code from}, or 0755 of root
   */
  record Cache(
      String target,
      String id,
      Sharing sharing,
      Optional<Action.Origin> from,
      String source,
      boolean readOnly,
      Optional<Access> access)
      implements RunMount {}

  /** An empty directory in memory, of at most {@code size} bytes. */
  record Tmpfs(String target, OptionalLong size, boolean readOnly) implements RunMount {}

  /**
   * A secret of the caller, as a file, as a variable, or as both.
   *
   * @param target empty for a variable alone
   * @param env empty for a file alone
   */
  record Secret(String target, String env, String id, boolean required, Access access)
      implements RunMount {}

  /** The socket of an SSH agent of the caller. */
  record Ssh(String target, String id, boolean required, Access access) implements RunMount {}
}
