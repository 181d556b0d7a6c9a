package dockwalk.receipt;

import dockwalk.context.FileStamp;
import dockwalk.name.HostPath;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A path that a build looked at, and what was there.
 *
 * @param path absolute
 * @param follows whether the stamp is that of what the path leads to, not of a link itself
 * @param stamp null if nothing was there
 */
public record Input(String path, boolean follows, @Nullable FileStamp stamp) {

  /** What {@code path} leads to now. */
  public static Input following(Path path) {
    return new Input(HostPath.text(path), true, look(path, true));
  }

  /** What {@code path} itself is now. */
  public static Input of(Path path) {
    return new Input(HostPath.text(path), false, look(path, false));
  }

  private static @Nullable FileStamp look(Path path, boolean follows) {
    try {
      return follows ? FileStamp.following(path) : FileStamp.of(path);
    } catch (IOException gone) {
      return null; // what cannot be looked at cannot have been read either
    }
  }

  /** Whether the same is there still. */
  boolean unchanged() {
    FileStamp now = look(HostPath.of(path), follows);
    return stamp == null ? now == null : now != null && stamp.same(now);
  }

  static Input read(DataInput in) throws IOException {
    String path = in.readUTF();
    boolean follows = in.readBoolean();
    return new Input(path, follows, in.readBoolean() ? FileStamp.read(in) : null);
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(path);
    out.writeBoolean(follows);
    out.writeBoolean(stamp != null);
    if (stamp != null) {
      stamp.write(out);
    }
  }
}
