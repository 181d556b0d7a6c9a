package dockwalk.exec;

import java.util.Optional;

/**
 * A commit of a Git repository, and what is wanted of it.
 *
 * @param remote the repository, as {@code git} takes it
 * @param ref branch, tag or commit; empty for the default branch
 * @param subdir directory whose files are wanted, without a slash at either end; empty for all
 * @param checksum how the commit's digest must start; empty if any will do
 * @param keepGitDir whether {@code .git} comes along
 * @param submodules whether submodules do
 * @param commitTime whether the files get the time of the commit, instead of that of the checkout
 */
public record GitSource(
    String remote,
    String ref,
    String subdir,
    String checksum,
    boolean keepGitDir,
    boolean submodules,
    boolean commitTime) {

  /**
   * The repository that {@code text} names; absent if it is something else.
   *
   * @throws IllegalArgumentException if it names one and breaks a rule, with a message for people
   */
  public static Optional<GitSource> parse(String text) {
    if (!GitUrl.matches(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(GitUrl.parse(text).with(Optional.empty(), ""));
    } catch (GitUrl.BadUrl e) {
      throw new IllegalArgumentException(e.text(), e);
    }
  }
}
