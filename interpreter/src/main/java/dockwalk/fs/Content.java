package dockwalk.fs;

import dockwalk.image.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where the bytes of a regular file are. Names that are hard links to one file share one value. */
public sealed interface Content {
  /** Length in bytes. */
  long size();

  /**
   * A range of an uncompressed layer tar.
   *
   * @param offset of the first byte, from the start of the tar
   */
  record InLayer(Digest diffId, long offset, long size) implements Content {}

  /**
   * A file of this machine, as it was when the tree was made.
   *
   * @param file absolute path
   */
  record OnHost(Path file, long size) implements Content {}

  /**
   * A range of a file of this machine, which is there while an archive is open.
   *
   * @param file absolute path
   * @param offset of the first byte
   */
  record InFile(Path file, long offset, long size) implements Content {}

  /**
   * A file that running programs may change at any time.
   *
   * @param folder absolute path of this machine
   * @param path below it; no link of it is followed
   * @param version tells one state of the file from another
   */
  record Live(Path folder, String path, long size, long version) implements Content {}

  /**
   * A file of a session that was written down.
   *
   * @param number tells its bytes from others of the same document
   */
  record Recorded(int number, long size) implements Content {}

  /** Text that stands in the Dockerfile itself. */
  record Inline(String text) implements Content {
    @Override
    public long size() {
      return bytes().length;
    }

    /** The UTF-8 form of the text. */
    public byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
