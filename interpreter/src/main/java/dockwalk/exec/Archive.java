package dockwalk.exec;

import dockwalk.fs.Node;
import java.io.IOException;
import java.util.List;

/** An archive that was opened. What it holds can be read until it is closed. */
public interface Archive extends AutoCloseable {
  /** What is in it, in its own order; paths are as written. */
  List<Entry> entries();

  @Override
  void close() throws IOException;

  /** One entry. */
  sealed interface Entry {
    /** Where it belongs: a path below the place where the archive is unpacked. */
    String path();

    /** A directory, a file, a link, a device or a pipe; a directory is empty. */
    record Plain(String path, Node node) implements Entry {}

    /** A further name for the file at {@code target}, a path like {@code path}. */
    record HardLink(String path, String target) implements Entry {}
  }
}
