package dockwalk.fs;

import dockwalk.fs.Node.Directory;
import dockwalk.fs.Node.Symlink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A whole root filesystem as one immutable value. Edits copy the path to the root and share every
 * other directory, so keeping every version is cheap.
 *
 * <p>Paths are absolute or relative to the root, separated by {@code /}; {@code .} and {@code ..}
 * are resolved, and {@code ..} never leaves the root.
 */
public record FileTree(Directory root) {
  private static final int MAX_LINKS = 40;
  private static final Metadata PLAIN_DIRECTORY = new Metadata(0755, 0, 0, 0);

  /** What to do with a symbolic link at the end of a path; those in its middle are followed. */
  public enum Links {
    FOLLOW,
    NOFOLLOW
  }

  /** A tree with nothing in it. */
  public static FileTree empty() {
    return new FileTree(new Directory(PLAIN_DIRECTORY));
  }

  /** The node at {@code path}, if there is one. */
  public Optional<Node> lookup(String path, Links links) {
    return resolve(path, links).flatMap(this::at);
  }

  /** A path as somebody typed it, made absolute from {@code folder}, an absolute path. */
  public static String path(String folder, String typed) {
    return typed.startsWith("/") ? typed : folder + (folder.endsWith("/") ? "" : "/") + typed;
  }

  /**
   * The path without links, {@code .} and {@code ..}: absolute, {@code /} for the root. The last
   * name, or a tail of names, need not exist. Absent if links go round in circles.
   */
  public Optional<String> resolve(String path, Links links) {
    Deque<String> todo = new ArrayDeque<>(names(path));
    Walked walked = new Walked(root);
    int followed = 0;
    while (!todo.isEmpty()) {
      String name = todo.removeFirst();
      if (name.equals("..")) {
        walked.up();
        continue;
      }
      Optional<Node> node = walked.down(name);
      boolean last = todo.isEmpty();
      if ((!last || links == Links.FOLLOW) && node.orElse(null) instanceof Symlink link) {
        if (++followed > MAX_LINKS) {
          return Optional.empty();
        }
        if (link.target().startsWith("/")) {
          walked.clear();
        } else {
          walked.up();
        }
        names(link.target()).reversed().forEach(todo::addFirst);
      }
    }
    return Optional.of(walked.path());
  }

  /** The names from the root to some place, each with its node, as far as there is one. */
  private static final class Walked {
    private final List<String> names = new ArrayList<>();
    private final List<Optional<Node>> nodes = new ArrayList<>();

    Walked(Directory root) {
      nodes.add(Optional.of(root));
    }

    Optional<Node> down(String name) {
      names.add(name);
      nodes.add(
          nodes.getLast().orElse(null) instanceof Directory directory
              ? Optional.ofNullable(directory.children().get(name))
              : Optional.empty());
      return nodes.getLast();
    }

    void up() {
      if (!names.isEmpty()) {
        names.removeLast();
        nodes.removeLast();
      }
    }

    void clear() {
      names.clear();
      nodes.subList(1, nodes.size()).clear();
    }

    String path() {
      return "/" + String.join("/", names);
    }
  }

  /** The node at {@code path}, taken literally: no link is followed. */
  public Optional<Node> at(String path) {
    return Optional.ofNullable(descend(names(path)));
  }

  /**
   * This tree with {@code node} at {@code path}, taken literally. Missing parents are made with
   * mode 0755 and owner 0:0; a parent that is no directory is replaced by one.
   */
  public FileTree put(String path, Node node) {
    List<String> names = names(path);
    if (names.isEmpty()) {
      if (node instanceof Directory directory) {
        return new FileTree(directory);
      }
      throw new IllegalArgumentException("the root must be a directory");
    }
    return new FileTree(put(root, names, 0, node));
  }

  /** This tree without {@code path}, taken literally, and all below it. */
  public FileTree remove(String path) {
    List<String> names = names(path);
    if (names.isEmpty()) {
      return new FileTree(new Directory(root.metadata()));
    }
    return new FileTree(remove(root, names, 0));
  }

  /** The names that make up {@code path}, without empty ones and without {@code .}. */
  public static List<String> names(String path) {
    List<String> names = new ArrayList<>();
    for (String name : path.split("/")) {
      if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return names;
  }

  /** The sum of the sizes of all regular files, in bytes; hard links count once for each name. */
  public long size() {
    return size(root);
  }

  private static long size(Node node) {
    return switch (node) {
      case Directory d -> d.children().values().stream().mapToLong(FileTree::size).sum();
      case Node.Regular r -> r.content().size();
      case Symlink s -> 0;
      case Node.Device d -> 0;
      case Node.Fifo f -> 0;
    };
  }

  private @Nullable Node descend(List<String> names) {
    Node node = root;
    for (String name : names) {
      Node child = node instanceof Directory directory ? directory.children().get(name) : null;
      if (child == null) {
        return null;
      }
      node = child;
    }
    return node;
  }

  private static Directory put(Directory parent, List<String> names, int depth, Node node) {
    String name = names.get(depth);
    if (depth == names.size() - 1) {
      return new Directory(parent.metadata(), parent.children().plus(name, node));
    }
    Directory child =
        parent.children().get(name) instanceof Directory directory
            ? directory
            : new Directory(PLAIN_DIRECTORY);
    return new Directory(
        parent.metadata(), parent.children().plus(name, put(child, names, depth + 1, node)));
  }

  private static Directory remove(Directory parent, List<String> names, int depth) {
    String name = names.get(depth);
    if (depth == names.size() - 1) {
      return new Directory(parent.metadata(), parent.children().minus(name));
    }
    if (!(parent.children().get(name) instanceof Directory child)) {
      return parent;
    }
    return new Directory(
        parent.metadata(), parent.children().plus(name, remove(child, names, depth + 1)));
  }
}
