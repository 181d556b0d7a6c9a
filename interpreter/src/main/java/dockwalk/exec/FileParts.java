package dockwalk.exec;

import dockwalk.exec.CacheKey.Part;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.image.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The parts of a key that stand for files, one a file: type, mode, owner, attributes and content
 * are in the digest, as in BuildKit ({@code cache/contenthash}); the time is known and does not
 * matter. What is shown is a list with commas: {@code mode 0644, owner 0:0, 12 bytes, 3f2a91c0b7de}
 * of a file, {@code mode 0777, owner 0:0, link to TARGET} of a link.
 */
final class FileParts {
  private final Host.Contents contents;
  private final List<Part> parts;

  /** Adds what it finds to {@code parts}. */
  FileParts(Host.Contents contents, List<Part> parts) {
    this.contents = contents;
    this.parts = parts;
  }

  /** All that is in {@code directory}, each under {@code prefix} and its path. */
  void below(String prefix, Node.Directory directory) throws IOException {
    for (Map.Entry<String, Node> entry : directory.children().entrySet()) {
      String path = prefix + entry.getKey();
      add(path, entry.getValue());
      if (entry.getValue() instanceof Node.Directory below) {
        below(path + "/", below);
      }
    }
  }

  /** One node, without what is in it. */
  void add(String path, Node node) throws IOException {
    Metadata metadata = node.metadata();
    StringBuilder text = new StringBuilder();
    text.append("mode ").append(octal(metadata.mode())).append(", owner ");
    text.append(metadata.uid()).append(':').append(metadata.gid());
    metadata
        .xattrs()
        .forEach((name, value) -> text.append(", ").append(name).append('=').append(value));
    switch (node) {
      case Node.Directory directory -> add(path, metadata, text.append(", directory"));
      case Node.Regular regular -> {
        text.append(", ").append(regular.content().size()).append(" bytes, ");
        Digest content = contents.digest(regular.content());
        part(path, metadata, text.toString() + content, text + content.brief());
      }
      case Node.Symlink link ->
          add(path, metadata, text.append(", link to ").append(link.target()));
      case Node.Device device ->
          add(
              path,
              metadata,
              text.append(device.block() ? ", block" : ", character")
                  .append(" device %d:%d".formatted(device.major(), device.minor())));
      case Node.Fifo fifo -> add(path, metadata, text.append(", named pipe"));
    }
  }

  private void add(String path, Metadata metadata, StringBuilder text) {
    part(path, metadata, text.toString(), text.toString());
  }

  private void part(String path, Metadata metadata, String whole, String shown) {
    String time = "time " + metadata.modified();
    parts.add(new Part("file " + path, Digest.of(whole), shown, time));
  }

  private static String octal(int mode) {
    String digits = Integer.toOctalString(mode);
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }
}
