package dockwalk.repl.command;

import dockwalk.exec.Host;
import dockwalk.fs.Node;
import dockwalk.render.Shown;
import dockwalk.render.Sizes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The text of a file of the image, made fit for a terminal. */
final class FileContent {
  private static final int MOST = 64 * 1024;

  private FileContent() {}

  static String text(Host.Contents contents, Node.Regular file) throws IOException {
    byte[] bytes;
    try (InputStream in = contents.open(file.content())) {
      bytes = in.readNBytes(MOST);
    }
    long size = file.content().size();
    if (size == 0) {
      return "(empty)\n";
    }
    if (binary(bytes)) {
      return "(not text, " + Sizes.brief(size) + ")\n";
    }
    StringBuilder text = new StringBuilder();
    new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> text.append(Shown.text(line.replace("\t", "        "))).append('\n'));
    if (size > bytes.length) {
      text.append("… and ").append(Sizes.brief(size - bytes.length)).append(" more\n");
    }
    return text.toString();
  }

  private static boolean binary(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }
}
