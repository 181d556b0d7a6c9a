package dockwalk.context;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The extended attributes that a context's files keep: those of users. BuildKit sends others, too,
 * and loses them on its way: a capability when it sets the owner after it, the machine's own labels
 * for want of rights (fsutil, {@code rewriteMetadata}).
 */
final class UserAttributes {
  static final SortedMap<String, String> NONE = Collections.unmodifiableSortedMap(new TreeMap<>());

  private UserAttributes() {}

  /**
   * The attributes of a regular file or a directory, as {@link dockwalk.fs.Metadata} has them. None
   * of a file that cannot be read: whoever asks for its content will say so.
   */
  static SortedMap<String, String> of(Path path) {
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(
            path, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      return NONE;
    }
    try {
      SortedMap<String, String> found = new TreeMap<>();
      for (String name : view.list()) {
        if (!name.startsWith("overlay.")) {
          ByteBuffer value = ByteBuffer.allocate(view.size(name));
          view.read(name, value);
          found.put(
              "user." + name,
              new String(value.array(), 0, value.position(), StandardCharsets.ISO_8859_1));
        }
      }
      return found.isEmpty() ? NONE : found;
    } catch (IOException unreadable) {
      return NONE;
    }
  }
}
