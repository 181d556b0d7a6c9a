package dockwalk.app;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Objects;

/** Tells when a file is saved, however its editor does that: in place, or with another one. */
final class FileWatch implements AutoCloseable {
  /** An editor that saves writes more than once. */
  private static final Duration SETTLES = Duration.ofMillis(200);

  private final Path name;
  private final WatchService service;
  private final Runnable saved;

  private FileWatch(Path name, WatchService service, Runnable saved) {
    this.name = name;
    this.service = service;
    this.saved = saved;
  }

  /** Begins to watch; {@code saved} is run on a thread of its own. */
  static FileWatch of(Path file, Runnable saved) throws IOException {
    Path folder = Objects.requireNonNull(file.getParent());
    WatchService service = folder.getFileSystem().newWatchService();
    folder.register(
        service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
    FileWatch watch = new FileWatch(Objects.requireNonNull(file.getFileName()), service, saved);
    Thread.ofPlatform().daemon().name("watch").start(watch::run);
    return watch;
  }

  private void run() {
    try {
      while (true) {
        WatchKey key = service.take();
        Thread.sleep(SETTLES);
        boolean ours = false;
        for (WatchEvent<?> event : key.pollEvents()) {
          ours |= name.equals(event.context());
        }
        if (ours) {
          saved.run();
        }
        if (!key.reset()) {
          return; // the folder is gone
        }
      }
    } catch (InterruptedException | ClosedWatchServiceException over) {
      // nobody wants to know any more
    }
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
