package dockwalk.render;

import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The properties of one entry of a filesystem, in words. */
final class NodeText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);
  private static final String LETTERS = "rwxrwxrwx";

  private NodeText() {}

  /** Type and permissions as {@code ls -l} writes them. */
  static String mode(Node node) {
    int mode = node.metadata().mode();
    StringBuilder text = new StringBuilder().append(letter(node));
    for (int i = 0; i < LETTERS.length(); i++) {
      text.append((mode & (0400 >> i)) != 0 ? LETTERS.charAt(i) : '-');
    }
    special(text, 3, (mode & 04000) != 0, 's');
    special(text, 6, (mode & 02000) != 0, 's');
    special(text, 9, (mode & 01000) != 0, 't');
    return text.toString();
  }

  static String octal(Metadata metadata) {
    return "%04o".formatted(metadata.mode());
  }

  static String owner(Metadata metadata) {
    return metadata.uid() + ":" + metadata.gid();
  }

  /** Time of the last change, in UTC. */
  static String time(Metadata metadata) {
    try {
      return TIME.format(Instant.ofEpochSecond(metadata.modified()));
    } catch (java.time.DateTimeException e) {
      return "@" + metadata.modified(); // a tar may claim any number
    }
  }

  /** The size of a file, the numbers of a device; empty for others. */
  static String size(Node node) {
    return switch (node) {
      case Node.Regular r -> Sizes.brief(r.content().size());
      case Node.Device d -> d.major() + "," + d.minor();
      case Node.Directory d -> "";
      case Node.Symlink s -> "";
      case Node.Fifo f -> "";
    };
  }

  /** What follows a name: a slash after a folder, the target after a link. */
  static String suffix(Node node) {
    return switch (node) {
      case Node.Directory d -> "/";
      case Node.Symlink s -> " -> " + Shown.text(s.target());
      case Node.Regular r -> "";
      case Node.Device d -> "";
      case Node.Fifo f -> "";
    };
  }

  private static char letter(Node node) {
    return switch (node) {
      case Node.Directory d -> 'd';
      case Node.Regular r -> '-';
      case Node.Symlink s -> 'l';
      case Node.Device d -> d.block() ? 'b' : 'c';
      case Node.Fifo f -> 'p';
    };
  }

  private static void special(StringBuilder text, int place, boolean set, char letter) {
    if (set) {
      boolean executable = text.charAt(place) == 'x';
      text.setCharAt(place, executable ? letter : Character.toUpperCase(letter));
    }
  }
}
