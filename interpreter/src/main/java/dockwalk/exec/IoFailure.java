package dockwalk.exec;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What a failed read or write says to a person. */
public final class IoFailure {
  private IoFailure() {}

  /** The failure in words: an exception of the JDK may say no more than the name of a file. */
  public static String words(IOException e) {
    return switch (e) {
      case NoSuchFileException file -> file.getFile() + ": no such file or directory";
      case AccessDeniedException file -> file.getFile() + ": permission denied";
      case FileSystemException file when file.getReason() != null ->
          file.getFile() + ": " + file.getReason();
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }

  /**
   * The failure in words, and what to do if the folder of the store is full or cannot be written.
   *
   * @param store absolute path
   */
  public static String words(IOException e, Path store) {
    String text = words(e);
    // Without a name it is a write to a file that is open, and those are the store's.
    boolean named = e instanceof FileSystemException file && file.getFile() != null;
    boolean ours =
        !named || Path.of(((FileSystemException) e).getFile()).startsWith(store.toAbsolutePath());
    boolean full = text.contains("No space left on device") || text.contains("Disk quota exceeded");
    if (full && ours) {
      return text
          + "\nThe folder of images and layers is "
          + store
          + ": make room there, or name another one with DOCKWALK_HOME.";
    }
    if (named && ours && !(e instanceof NoSuchFileException)) {
      return text
          + "\nImages and layers are kept in "
          + store
          + ", which must be a folder that you can write: name another one with DOCKWALK_HOME.";
    }
    return text;
  }

  /**
   * Passes on an interrupt that reached a read or write, perhaps through other exceptions.
   *
   * @throws InterruptedException if that is why {@code e} was thrown
   */
  public static void rethrowInterrupt(IOException e) throws InterruptedException {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClosedByInterruptException
          || cause instanceof FileLockInterruptionException) {
        Thread.interrupted(); // the exception says it
        InterruptedException interrupted = new InterruptedException();
        interrupted.initCause(e);
        throw interrupted;
      }
    }
  }
}
