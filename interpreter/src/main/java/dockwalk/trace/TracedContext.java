package dockwalk.trace;

import dockwalk.exec.Host;
import dockwalk.fs.FileTree;
import java.io.IOException;
import java.util.Optional;

/** The build context of a session, without the bytes of its files. */
record TracedContext(Optional<FileTree> files) implements Host.Context {
  @Override
  public FileTree tree() throws IOException {
    return files.orElseThrow(() -> new IOException("the trace does not hold the build context"));
  }

  @Override
  public Optional<String> ignoredBy(String path) throws IOException {
    throw new IOException(
        path + " is not in the context; which line keeps it out is not in the trace");
  }
}
