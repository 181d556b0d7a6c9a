package dockwalk.exec;

import dockwalk.exec.CopyInput.Found;
import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings what was found into a tree; archives stay open until it is closed. */
final class CopyContents implements AutoCloseable {
  private final Host host;
  private final CopyTree target;
  private final List<Archive> open = new ArrayList<>();

  CopyContents(Host host, CopyTree target) {
    this.host = host;
    this.target = target;
  }

  void copy(Found found) throws StepFault, IOException, InterruptedException {
    switch (found) {
      case Found.Match(String path, String name, Node node, boolean unpack) ->
          copy(node, name, path, unpack);
      case Found.Web(Action.Source.Url url) -> {
        Node.Regular file = host.sources().download(url);
        copy(file, url.name(), url.url(), url.unpack());
      }
      case Found.Commit(GitSource source) -> {
        FileTree files = host.sources().checkout(source, host.sources().commit(source));
        target.copy(files.root(), "");
      }
    }
  }

  private void copy(Node node, String name, String shown, boolean unpack)
      throws StepFault, IOException, InterruptedException {
    if (unpack && node instanceof Node.Regular file) {
      Optional<Archive> archive = host.sources().archive(file.content(), shown);
      if (archive.isPresent()) {
        open.add(archive.get());
        target.unpack(archive.get());
        return;
      }
    }
    target.copy(node, name);
  }

  @Override
  public void close() throws IOException {
    for (Archive each : open) {
      each.close();
    }
  }
}
