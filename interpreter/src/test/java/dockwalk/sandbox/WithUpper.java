package dockwalk.sandbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dockwalk.fs.Metadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of what programs left in an upper directory, where only root may put it. */
abstract class WithUpper {
  static final Metadata PLAIN = new Metadata(0644, 0, 0, 1_000_000_000);

  @TempDir Path folder;
  Path upper;

  @BeforeEach
  final void asRoot() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "root");
    upper = Files.createDirectory(folder.resolve("upper"));
  }
}
