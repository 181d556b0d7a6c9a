package dockwalk.exec;

import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Finds the numbers of {@code user[:group]} in a tree (BuildKit, file/user_linux.go). */
final class Owners {
  private static final long LARGEST = 10 << 20;

  private final FileTree tree;
  private final Host.Contents contents;

  Owners(FileTree tree, Host.Contents contents) {
    this.tree = tree;
    this.contents = contents;
  }

  /** The numbers of an owner. */
  record Owner(int uid, int gid) {}

  /**
   * The owner that {@code text} names. A name that the tree does not know is root, as in the
   * reference; a number alone stands for the group too.
   */
  Owner find(String text) throws IOException {
    int colon = text.indexOf(':');
    String user = colon < 0 ? text : text.substring(0, colon);
    Optional<Integer> number = number(user);
    int uid;
    int gid;
    if (number.isPresent() || user.isEmpty()) {
      uid = number.orElse(0);
      gid = uid;
    } else {
      Optional<List<String>> line = line("/etc/passwd", user);
      uid = line.flatMap(fields -> field(fields, 2)).orElse(0);
      gid = line.flatMap(fields -> field(fields, 3)).orElse(0);
    }
    if (colon >= 0) {
      gid = group(text.substring(colon + 1));
    }
    return new Owner(uid, gid);
  }

  private int group(String group) throws IOException {
    Optional<Integer> number = number(group);
    if (number.isPresent()) {
      return number.get();
    }
    return line("/etc/group", group).flatMap(fields -> field(fields, 2)).orElse(0);
  }

  private Optional<List<String>> line(String path, String name) throws IOException {
    if (!(tree.lookup(path, FileTree.Links.FOLLOW).orElse(null) instanceof Node.Regular file)) {
      return Optional.empty();
    }
    for (String line : text(path, file.content()).lines().toList()) {
      List<String> fields = List.of(line.split(":", -1));
      if (fields.getFirst().equals(name)) {
        return Optional.of(fields);
      }
    }
    return Optional.empty();
  }

  private String text(String path, Content content) throws IOException {
    if (content.size() > LARGEST) {
      throw new IOException("\"%s\" exceeds %d bytes".formatted(path, LARGEST));
    }
    try (InputStream in = contents.open(content)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Optional<Integer> field(List<String> fields, int index) {
    return index < fields.size() ? number(fields.get(index)) : Optional.empty();
  }

  private static Optional<Integer> number(String text) {
    boolean digits =
        !text.isEmpty() && text.length() < 10 && text.chars().allMatch(Character::isDigit);
    return digits ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }
}
