package dockwalk.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Objects;

/**
 * A text file of the user that is replaced as a whole or not at all.
 *
 * @param shown its name in messages
 */
record TextFile(Path path, String shown) {
  private static final String MARK = "\uFEFF";

  /**
   * Replaces its text; permissions, owner and a byte order mark stay, and a link stays a link.
   *
   * @param was the text that it must have, without a byte order mark
   * @throws IOException if it has another one, or cannot be written
   */
  void replace(String was, String text) throws IOException {
    Path file = path.toRealPath();
    String now = read(file);
    String mark = now.startsWith(MARK) ? MARK : "";
    if (!now.substring(mark.length()).equals(was)) {
      throw new IOException(
          shown
              + " was changed since it was read, so it is left alone:"
              + " `reload --discard` reads it again");
    }
    Path beside =
        Files.createTempFile(Objects.requireNonNull(file.getParent()), ".dockwalk-", ".tmp");
    try {
      Files.writeString(beside, mark + text);
      dress(file, beside);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private String read(Path file) throws IOException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IOException(shown + " is not UTF-8, so it is left alone", e);
    }
  }

  /** Gives a new file the owner and the permissions of an old one. */
  private static void dress(Path old, Path young) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(young, PosixFileAttributeView.class);
    PosixFileAttributes was =
        Files.getFileAttributeView(old, PosixFileAttributeView.class).readAttributes();
    PosixFileAttributes now = view.readAttributes();
    try {
      if (!was.owner().equals(now.owner()) || !was.group().equals(now.group())) {
        view.setOwner(was.owner());
        view.setGroup(was.group());
      }
    } catch (FileSystemException notOurs) {
      // An ordinary user who may write somebody else's file becomes its owner.
    }
    view.setPermissions(was.permissions());
  }
}
