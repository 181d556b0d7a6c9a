package dockwalk.sandbox;

import dockwalk.fs.Metadata;
import dockwalk.image.Layer;
import dockwalk.layer.LayerWriter;
import dockwalk.store.LayerDraft;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** This machine's dash and bash, with the libraries that {@code ldd} names, as a layer. */
final class MachineShells {
  private static final Pattern LIBRARY = Pattern.compile("(?m)(/\\S+) \\(0x");
  private static final Metadata PLAIN = new Metadata(0755, 0, 0, 1_000_000_000);

  private MachineShells() {}

  static Layer layer(BusyboxBase base) throws IOException, InterruptedException {
    SortedSet<String> files = new TreeSet<>();
    for (String shell : new String[] {"/bin/dash", "/bin/bash"}) {
      files.add(shell);
      Process ldd = new ProcessBuilder("ldd", shell).start();
      String said = new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      LIBRARY
          .matcher(said)
          .results()
          .map(MatchResult::group)
          .forEach(each -> files.add(each.substring(0, each.indexOf(' '))));
    }
    try (LayerDraft draft = base.store.layers().draft()) {
      SortedSet<String> folders = new TreeSet<>();
      for (String file : files) {
        folders(Path.of(file).resolveSibling(""), folders, draft.writer());
        try (InputStream in = Files.newInputStream(Path.of(file))) {
          draft.writer().file(file.substring(1), PLAIN, in, Files.size(Path.of(file)));
        }
      }
      return draft.keep();
    }
  }

  private static void folders(Path folder, SortedSet<String> made, LayerWriter writer)
      throws IOException {
    String path = "";
    for (Path name : folder) {
      path += (path.isEmpty() ? "" : "/") + name;
      if (made.add(path)) {
        writer.directory(path, PLAIN);
      }
    }
  }
}
