package dockwalk.app;

import dockwalk.context.FileStamp;
import dockwalk.context.FolderContext;
import dockwalk.context.HostFiles;
import dockwalk.exec.Host;
import dockwalk.fs.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A folder as build context that can be looked at again, when its files may have changed. */
final class RenewableContext implements Host.Context, AutoCloseable {
  private final HostFiles files;
  private volatile FolderContext now;

  /** Its files are known to {@code files} from now on. */
  RenewableContext(FolderContext first, HostFiles files) {
    this.files = files;
    this.now = first;
    files.add(first);
  }

  /** {@code fresh} takes the place of what was read so far. */
  void renew(FolderContext fresh) {
    files.replace(now, fresh);
    now = fresh;
  }

  @Override
  public FileTree tree() throws IOException {
    return now.tree();
  }

  @Override
  public Optional<String> ignoredBy(String path) {
    return now.ignoredBy(path);
  }

  /** What was read of the folder so far. */
  Map<Path, FileStamp> stamps() {
    return now.stamps();
  }

  @Override
  public void close() throws IOException {
    now.close();
  }
}
