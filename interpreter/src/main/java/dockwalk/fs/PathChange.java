package dockwalk.fs;

/** One difference between two trees. Paths are absolute. */
public sealed interface PathChange {
  String path();

  /** What it is, in a word for documents, such as {@code added}. */
  default String word() {
    return switch (this) {
      case Added added -> "added";
      case Modified modified -> modified.metadataOnly() ? "metadata" : "changed";
      case Removed removed -> "deleted";
    };
  }

  /** A path that was not there; each path below an added directory is a change of its own. */
  record Added(String path, Node now) implements PathChange {}

  /**
   * A path that is there in both, with another type, content or metadata. Where a directory became
   * something else, what was below it is not listed; where something became a directory, what is
   * below it is added.
   */
  record Modified(String path, Node was, Node now) implements PathChange {
    /** Whether only mode, owner, time or extended attributes differ. */
    public boolean metadataOnly() {
      if (was instanceof Node.Directory || now instanceof Node.Directory) {
        return was instanceof Node.Directory && now instanceof Node.Directory;
      }
      return was.with(now.metadata()).equals(now);
    }
  }

  /** A path that is gone; what was below it is not listed. */
  record Removed(String path, Node was) implements PathChange {}
}
