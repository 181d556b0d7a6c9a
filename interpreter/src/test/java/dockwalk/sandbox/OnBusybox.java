package dockwalk.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test whose programs run on {@link BusyboxBase}; skipped where that is not possible. */
abstract class OnBusybox {
  @TempDir Path home;
  BusyboxBase base;

  @BeforeEach
  final void open() throws IOException {
    BusyboxBase.assumePossible();
    base = new BusyboxBase(home);
  }

  @AfterEach
  final void close() throws IOException {
    if (base != null) {
      base.close();
    }
  }
}
