package dockwalk.fs;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** An entry of a {@link FileTree}: immutable, without its name, shared between versions. */
public sealed interface Node {
  Metadata metadata();

  /** This node with other metadata. */
  Node with(Metadata changed);

  /** What it is, in a word for people, such as {@code folder}. */
  default String word() {
    return switch (this) {
      case Directory d -> "folder";
      case Regular r -> "file";
      case Symlink s -> "link";
      case Device d -> "device";
      case Fifo f -> "pipe";
    };
  }

  /** A directory: its entries by name. */
  record Directory(Metadata metadata, PSortedMap<String, Node> children) implements Node {
    /** An empty directory. */
    public Directory(Metadata metadata) {
      this(metadata, TreePMap.empty());
    }

    @Override
    public Directory with(Metadata changed) {
      return new Directory(changed, children);
    }
  }

  /**
   * A regular file.
   *
   * @param hardLinked whether other names of the tree may stand for the same file; they then have
   *     an equal {@code content}
   */
  record Regular(Metadata metadata, Content content, boolean hardLinked) implements Node {
    @Override
    public Regular with(Metadata changed) {
      return new Regular(changed, content, hardLinked);
    }
  }

  /** A symbolic link. */
  record Symlink(Metadata metadata, String target) implements Node {
    @Override
    public Symlink with(Metadata changed) {
      return new Symlink(changed, target);
    }
  }

  /** A device. */
  record Device(Metadata metadata, boolean block, int major, int minor) implements Node {
    @Override
    public Device with(Metadata changed) {
      return new Device(changed, block, major, minor);
    }
  }

  /** A named pipe. */
  record Fifo(Metadata metadata) implements Node {
    @Override
    public Fifo with(Metadata changed) {
      return new Fifo(changed);
    }
  }
}
