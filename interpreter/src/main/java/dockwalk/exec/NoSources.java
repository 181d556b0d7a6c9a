package dockwalk.exec;

import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import java.io.IOException;
import java.util.Optional;

/** A host with nothing but its build context, stages and images. */
record NoSources() implements Host.Sources {
  @Override
  public Host.Context named(String name) throws IOException {
    throw new IOException("there is no context named " + name);
  }

  @Override
  public Optional<Archive> archive(Content content, String name) {
    return Optional.empty();
  }

  @Override
  public Host.WebFile ask(Action.Source.Url source) throws IOException {
    throw new IOException("nothing can be downloaded here: " + source.url());
  }

  @Override
  public Node.Regular download(Action.Source.Url source) throws IOException {
    throw new IOException("nothing can be downloaded here: " + source.url());
  }

  @Override
  public String commit(GitSource source) throws IOException {
    throw new IOException("no repository can be reached here: " + source.remote());
  }

  @Override
  public FileTree checkout(GitSource source, String commit) throws IOException {
    throw new IOException("no repository can be reached here: " + source.remote());
  }
}
