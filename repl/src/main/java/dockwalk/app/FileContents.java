package dockwalk.app;

import dockwalk.context.HostFiles;
import dockwalk.exec.Host;
import dockwalk.fs.Content;
import dockwalk.fs.Node;
import dockwalk.image.Digest;
import dockwalk.sandbox.LiveFiles;
import dockwalk.store.RangeInput;
import dockwalk.store.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The bytes of files, wherever they are. */
record FileContents(Store store, HostFiles files) implements Host.Contents {
  @Override
  public InputStream open(Content content) throws IOException {
    return switch (content) {
      case Content.InLayer inLayer -> store.layers().open(inLayer);
      case Content.OnHost onHost -> files.open(onHost);
      case Content.InFile range -> new RangeInput(range.file(), range.offset(), range.size());
      case Content.Live live -> LiveFiles.open(live);
      case Content.Recorded recorded -> throw recorded();
      case Content.Inline inline -> new ByteArrayInputStream(inline.bytes());
    };
  }

  @Override
  public void prepare(Node.Directory directory) throws IOException, InterruptedException {
    files.prepare(directory);
  }

  @Override
  public void fetch(List<Content> soon) throws IOException, InterruptedException {
    files.fetch(soon);
  }

  @Override
  public Digest digest(Content content) throws IOException {
    return switch (content) {
      case Content.InLayer inLayer -> store.layers().digest(inLayer);
      case Content.OnHost onHost -> files.digest(onHost);
      case Content.InFile range -> RangeInput.digest(range);
      case Content.Live live -> LiveFiles.digest(live);
      case Content.Recorded recorded -> throw recorded();
      case Content.Inline inline -> Digest.of(inline.bytes());
    };
  }

  private static IOException recorded() {
    return new IOException("the bytes of this file are in a trace, if at all");
  }
}
