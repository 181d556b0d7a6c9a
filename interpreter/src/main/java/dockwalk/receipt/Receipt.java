package dockwalk.receipt;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The receipt of a build that succeeded. While no input has changed, the build would find every
 * step in the cache, make the same image, and say what stands here.
 *
 * @param command all of the command line and of the environment that the build depends on
 * @param inputs what it read: Dockerfile, ignore files, context, names and blobs of the store
 * @param out what the cached build writes to the standard output
 * @param err what it writes to the standard error output
 */
public record Receipt(String command, List<Input> inputs, String out, String err) {
  private static final int MAGIC = 0x44575232; // "DWR2"

  public Receipt {
    inputs = List.copyOf(inputs);
  }

  /** Whether all that the build read is still as it was. */
  public boolean holds() {
    for (Input input : inputs) {
      if (!input.unchanged()) {
        return false;
      }
    }
    return true;
  }

  /** The receipt in {@code file}; absent if there is none of {@code command}, or a damaged one. */
  static Optional<Receipt> read(Path file, String command) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (in.readInt() != MAGIC || !text(in).equals(command)) {
        return Optional.empty();
      }
      String out = text(in);
      String err = text(in);
      List<Input> inputs = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        inputs.add(Input.read(in));
      }
      return Optional.of(new Receipt(command, inputs, out, err));
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(Math.max(0, length));
    if (bytes.length != length) {
      throw new IOException("cut off");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  void write(Path file) throws IOException {
    try (DataOutputStream to =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      to.writeInt(MAGIC);
      for (String text : List.of(command, out, err)) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.writeInt(bytes.length);
        to.write(bytes);
      }
      to.writeInt(inputs.size());
      for (Input input : inputs) {
        input.write(to);
      }
    }
  }
}
