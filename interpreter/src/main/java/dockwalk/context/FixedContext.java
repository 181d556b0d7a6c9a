package dockwalk.context;

import dockwalk.exec.Host;
import dockwalk.fs.FileTree;
import java.util.Optional;

/** Files that are known already, of an archive or a repository: none of them is ignored. */
public record FixedContext(FileTree tree) implements Host.Context {
  @Override
  public Optional<String> ignoredBy(String path) {
    return Optional.empty();
  }
}
