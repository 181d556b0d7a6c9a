package dockwalk.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.jr.ob.JSON;
import dockwalk.fs.Content;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.image.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * Reads the folders of a trace. A folder may hold those alone that were read before it, so nothing
 * goes round in circles; how much a tree comes to, with all that it shares, is counted.
 */
final class FolderReader {
  /** The most files and folders in one tree. */
  private static final long MOST_IN_TREE = 10_000_000;

  /** No path of the kernel has more names. */
  private static final int DEEPEST = 2048;

  private final Map<String, Known> folders = new HashMap<>();
  private int entries;

  private record Known(Node.Directory folder, long entries, int depth) {}

  /** Reads the object that {@code in} is at the start of. */
  void read(JsonParser in) throws IOException {
    TraceReader.expect(in, JsonToken.START_OBJECT, "folders");
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      folders.put(name, folder(in, name));
    }
  }

  /**
   * The folder of this name.
   *
   * @throws TraceFault if it was not read
   */
  Node.Directory named(String name) throws TraceFault {
    return known(name).folder();
  }

  private Known known(String name) throws TraceFault {
    Known known = folders.get(name);
    if (known == null) {
      throw new TraceFault("a folder is used before it is told, or nowhere told: " + name);
    }
    return known;
  }

  private Known folder(JsonParser in, String name) throws IOException {
    TraceReader.expect(in, JsonToken.START_OBJECT, "folders");
    Map<String, Object> fields = new HashMap<>();
    PSortedMap<String, Node> children = TreePMap.empty();
    long inside = 1;
    int depth = 0;
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String field = in.currentName();
      in.nextToken();
      if (!field.equals("entries")) {
        fields.put(field, JSON.std.anyFrom(in));
        continue;
      }
      TraceReader.expect(in, JsonToken.START_ARRAY, "entries");
      while (in.nextToken() != JsonToken.END_ARRAY) {
        JsonObject json = TraceReader.object(in, "folders: entry");
        String entry = checked(json.required("name"));
        if (json.required("type").equals("folder")) {
          Known below = known(json.required("folder"));
          inside += below.entries();
          depth = Math.max(depth, below.depth() + 1);
          children = children.plus(entry, below.folder());
        } else {
          inside++;
          children = children.plus(entry, node(json));
        }
        count(inside, depth);
      }
    }
    Metadata metadata = metadata(new JsonObject("folders: " + name, fields));
    return new Known(new Node.Directory(metadata, children), inside, depth);
  }

  private void count(long inside, int depth) throws TraceFault {
    if (++entries > FolderTable.MOST || inside > MOST_IN_TREE || depth > DEEPEST) {
      throw new TraceFault("it holds more files, or deeper folders, than a session can have");
    }
  }

  private static String checked(String name) throws TraceFault {
    boolean wrong = name.isEmpty() || name.equals(".") || name.equals("..");
    if (wrong || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
      throw new TraceFault("a file cannot have the name \"" + name + "\"");
    }
    return name;
  }

  private static Node node(JsonObject json) throws IOException {
    Metadata metadata = metadata(json);
    return switch (json.required("type")) {
      case "file" -> {
        long size = json.number("size");
        if (size < 0) {
          throw new TraceFault(json.place() + " has a negative size");
        }
        int number = Math.clamp(json.number("content"), 0, Integer.MAX_VALUE);
        yield new Node.Regular(
            metadata, new Content.Recorded(number, size), json.flag("hardLinked"));
      }
      case "link" -> new Node.Symlink(metadata, json.required("target"));
      case "device" ->
          new Node.Device(
              metadata, json.flag("block"), (int) json.number("major"), (int) json.number("minor"));
      case "pipe" -> new Node.Fifo(metadata);
      default -> throw new TraceFault(json.place() + " is of no known type");
    };
  }

  private static Metadata metadata(JsonObject json) throws IOException {
    int mode;
    try {
      mode = Integer.parseInt(json.required("mode"), 8);
    } catch (NumberFormatException e) {
      throw new TraceFault(json.place() + ".mode must be octal digits", e);
    }
    return new Metadata(
        mode,
        (int) json.number("uid"),
        (int) json.number("gid"),
        json.number("modified"),
        new TreeMap<>(json.textMap("xattrs")));
  }
}
