package dockwalk.trace;

import dockwalk.exec.Host;
import dockwalk.fs.Content;
import dockwalk.fs.Node;
import dockwalk.fs.PathChange;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the files whose bytes go into a trace: first those that a step wrote or replaced, up to
 * {@link #LARGEST} each, then small ones that bases brought along.
 */
final class KeptBytes {
  /** The most bytes of a file that a step wrote. */
  static final int LARGEST = 256 << 10;

  /** The most bytes of a file that no step wrote. */
  static final int SMALL = 16 << 10;

  /** The most bytes of all files that steps wrote; and a quarter of it for all others. */
  static final int MOST = 16 << 20;

  /** Larger files are not read to tell whether their bytes are the same. */
  private static final long COMPARED = 64 << 20;

  private final Host.Contents contents;
  private final Map<Content, Trace.Bytes> kept = new LinkedHashMap<>();
  private long left = MOST;

  KeptBytes(Host.Contents contents) {
    this.contents = contents;
  }

  /** The files on both sides of what a step changed. */
  void changed(TreeDiff diff) throws IOException {
    for (PathChange change : diff.changes()) {
      switch (change) {
        case PathChange.Added added -> offer(added.now());
        case PathChange.Modified modified -> {
          offer(modified.was());
          offer(modified.now());
        }
        case PathChange.Removed removed -> offer(removed.was());
      }
    }
  }

  private void offer(Node node) throws IOException {
    if (node instanceof Node.Regular file && !kept.containsKey(file.content())) {
      Content content = file.content();
      if (content.size() <= Math.min(LARGEST, left)) {
        keep(content);
        left -= content.size();
      } else if (content.size() <= COMPARED) {
        kept.put(content, new Trace.Bytes(contents.digest(content), Optional.empty()));
      }
    }
  }

  /** The small files below a folder; comes after all that was changed. */
  void small(Node.Directory folder) throws IOException {
    left = Math.min(left, MOST / 4);
    below(folder);
  }

  private void below(Node.Directory folder) throws IOException {
    for (Node node : folder.children().values()) {
      if (node instanceof Node.Directory directory) {
        below(directory);
      } else if (node instanceof Node.Regular file
          && file.content().size() <= Math.min(SMALL, left)
          && !kept.containsKey(file.content())) {
        keep(file.content());
        left -= file.content().size();
      }
    }
  }

  private void keep(Content content) throws IOException {
    try (InputStream in = contents.open(content)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      kept.put(
          content,
          new Trace.Bytes(
              Digest.of(bytes), Optional.of(new String(bytes, StandardCharsets.ISO_8859_1))));
    }
  }

  Map<Content, Trace.Bytes> all() {
    return kept;
  }
}
