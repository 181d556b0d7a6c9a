package dockwalk.context;

import dockwalk.fs.Content;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Hashes many files with all processors; one alone is hashed when it is asked for. */
final class FileHashes {
  /** Fewer are done before a thread has started. */
  private static final int MANY = 200;

  private static final int MOST_THREADS = 4;

  private FileHashes() {}

  /** Hashes one file, and remembers the digest. */
  interface Hashing {
    void hash(Content.OnHost file) throws IOException;
  }

  /**
   * Hashes {@code files}.
   *
   * @throws IOException if one cannot be read; then the others may not be hashed
   */
  static void all(List<Content.OnHost> files, Hashing hashing)
      throws IOException, InterruptedException {
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
    if (threads < 2 || files.size() < MANY) {
      return;
    }
    AtomicInteger next = new AtomicInteger();
    AtomicReference<Optional<IOException>> failure = new AtomicReference<>(Optional.empty());
    Runnable work =
        () -> {
          int i = next.getAndIncrement();
          while (i < files.size() && failure.get().isEmpty() && !Thread.interrupted()) {
            try {
              hashing.hash(files.get(i));
            } catch (IOException e) {
              failure.compareAndSet(Optional.empty(), Optional.of(e));
            }
            i = next.getAndIncrement();
          }
        };
    List<Thread> helpers =
        java.util.stream.IntStream.range(1, threads)
            .mapToObj(i -> Thread.ofPlatform().daemon().name("hash-" + i).unstarted(work))
            .toList();
    helpers.forEach(Thread::start);
    work.run();
    try {
      for (Thread helper : helpers) {
        helper.join();
      }
    } finally {
      helpers.forEach(Thread::interrupt);
    }
    if (failure.get().isPresent()) {
      throw failure.get().get();
    }
  }
}
