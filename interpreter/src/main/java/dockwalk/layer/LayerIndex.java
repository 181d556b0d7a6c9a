package dockwalk.layer;

import dockwalk.fs.Metadata;
import dockwalk.layer.LayerEntry.Kind;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where everything is in a layer tar, in the tar's order; kept in a file beside it. */
public record LayerIndex(List<LayerEntry> entries) {
  private static final int MAGIC = 0x44574C31; // "DWL1"
  private static final List<Kind> KINDS = List.of(Kind.values());

  public LayerIndex {
    entries = List.copyOf(entries);
  }

  /**
   * The index of a tar that somebody else wrote.
   *
   * @throws IOException if it is no tar, or if an entry breaks a rule, which is named
   */
  public static LayerIndex scan(Path tar) throws IOException {
    return TarScanner.scan(tar);
  }

  /** Writes the index to a new file. */
  public void write(Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), 1 << 16))) {
      out.writeInt(MAGIC);
      out.writeInt(entries.size());
      for (LayerEntry entry : entries) {
        write(entry, out);
      }
    }
  }

  private static void write(LayerEntry entry, DataOutputStream out) throws IOException {
    out.writeUTF(entry.path());
    out.writeByte(KINDS.indexOf(entry.kind()));
    Metadata metadata = entry.metadata();
    out.writeShort(metadata.mode());
    out.writeInt(metadata.uid());
    out.writeInt(metadata.gid());
    out.writeLong(metadata.modified());
    out.writeShort(metadata.xattrs().size());
    for (Map.Entry<String, String> xattr : metadata.xattrs().entrySet()) {
      out.writeUTF(xattr.getKey());
      out.writeUTF(xattr.getValue());
    }
    out.writeLong(entry.offset());
    out.writeLong(entry.size());
    out.writeUTF(entry.link());
    out.writeInt(entry.major());
    out.writeInt(entry.minor());
  }

  /**
   * Reads an index.
   *
   * @throws IOException if it is not there, or not of this version
   */
  public static LayerIndex read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (in.readInt() != MAGIC) {
        throw new IOException(file + " is no index of this version");
      }
      int count = in.readInt();
      List<LayerEntry> entries = new ArrayList<>(Math.min(count, 1 << 20));
      Map<Metadata, Metadata> known = new HashMap<>();
      for (int i = 0; i < count; i++) {
        entries.add(read(in, known));
      }
      return new LayerIndex(entries);
    }
  }

  private static LayerEntry read(DataInputStream in, Map<Metadata, Metadata> known)
      throws IOException {
    String path = in.readUTF();
    int kind = in.readByte();
    if (kind < 0 || kind >= KINDS.size()) {
      throw new IOException("the index has an entry of unknown kind " + kind);
    }
    int mode = in.readShort();
    int uid = in.readInt();
    int gid = in.readInt();
    long modified = in.readLong();
    SortedMap<String, String> xattrs = new TreeMap<>();
    for (int left = in.readShort(); left > 0; left--) {
      xattrs.put(in.readUTF(), in.readUTF());
    }
    // Most files share owner, mode and time with others: one value for all of them.
    Metadata metadata =
        known.computeIfAbsent(new Metadata(mode, uid, gid, modified, xattrs), m -> m);
    return new LayerEntry(
        path,
        KINDS.get(kind),
        metadata,
        in.readLong(),
        in.readLong(),
        in.readUTF(),
        in.readInt(),
        in.readInt());
  }
}
