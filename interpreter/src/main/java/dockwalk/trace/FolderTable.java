package dockwalk.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import dockwalk.fs.Content;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.image.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes folders once each, by their content: a folder is named by the digest of its text, in which
 * the folders in it stand by their names. So trees share all that they have in common.
 */
final class FolderTable {
  /** The most files and folders of one trace, each counted once for each folder that differs. */
  static final int MOST = 1_000_000;

  private final JsonGenerator out;
  private final IdentityHashMap<Node.Directory, String> names = new IdentityHashMap<>();
  private final Set<String> written = new HashSet<>();
  private final Map<Content, Integer> numbers = new HashMap<>();
  private int entries;

  /** Writes fields of an object that {@code out} is in. */
  FolderTable(JsonGenerator out) {
    this.out = out;
  }

  /**
   * Writes what of {@code folder} is not written yet, the inner folders first.
   *
   * @return its name
   */
  String add(Node.Directory folder) throws IOException {
    String known = names.get(folder);
    if (known != null) {
      return known;
    }
    List<Object> inside = new ArrayList<>();
    for (Map.Entry<String, Node> entry : folder.children().entrySet()) {
      inside.add(entry(entry.getKey(), entry.getValue()));
    }
    Map<String, Object> fields = metadata(folder.metadata());
    fields.put("entries", inside);
    String text = OneLine.of(fields);
    String name = Digest.of(text).toString();
    names.put(folder, name);
    if (written.add(name)) {
      count(inside.size() + 1);
      out.writeFieldName(name);
      out.writeRawValue(text);
    }
    return name;
  }

  private void count(int more) throws IOException {
    entries += more;
    if (entries > MOST) {
      throw new IOException("a trace holds a million files at most, and this session has more");
    }
  }

  /** The number of {@code content} among all that were written. */
  int number(Content content) {
    return numbers.computeIfAbsent(content, c -> numbers.size());
  }

  private Map<String, Object> entry(String name, Node node) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("type", node.word());
    if (node instanceof Node.Directory folder) {
      fields.put("folder", add(folder));
      return fields;
    }
    fields.putAll(metadata(node.metadata()));
    switch (node) {
      case Node.Directory folder -> {}
      case Node.Regular file -> {
        fields.put("size", file.content().size());
        fields.put("content", number(file.content()));
        if (file.hardLinked()) {
          fields.put("hardLinked", true);
        }
      }
      case Node.Symlink link -> fields.put("target", link.target());
      case Node.Device device -> {
        fields.put("block", device.block());
        fields.put("major", device.major());
        fields.put("minor", device.minor());
      }
      case Node.Fifo pipe -> {}
    }
    return fields;
  }

  private static Map<String, Object> metadata(Metadata metadata) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("mode", String.format(Locale.ROOT, "%04o", metadata.mode()));
    if (metadata.uid() != 0) {
      fields.put("uid", metadata.uid());
    }
    if (metadata.gid() != 0) {
      fields.put("gid", metadata.gid());
    }
    fields.put("modified", metadata.modified());
    if (!metadata.xattrs().isEmpty()) {
      fields.put("xattrs", metadata.xattrs());
    }
    return fields;
  }
}
