package dockwalk.sandbox;

import dockwalk.exec.RunMount.Access;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Something to mount in a sandbox.
 *
 * @param target absolute path inside; links on the way are followed there
 */
record MountPoint(String target, Material material) {
  /** Bytes that are shown nowhere. */
  interface Content {
    byte[] bytes();
  }

  /** What is mounted. */
  sealed interface Material {
    /** Whether it is a directory. */
    default boolean directory() {
      return switch (this) {
        case View view -> view.folder();
        case Kept kept -> true;
        case Memory memory -> true;
        case Bytes bytes -> false;
        case Socket socket -> false;
      };
    }

    /**
     * A part of a stack of folders; what is written there is dropped.
     *
     * @param lower the folders, the highest first
     * @param place an empty folder to make the stack in
     * @param path in the stack, without links; empty for all
     * @param folder whether the part is a directory
     */
    record View(List<Path> lower, Path place, String path, boolean folder, boolean readOnly)
        implements Material {
      public View {
        lower = List.copyOf(lower);
      }
    }

    /**
     * A directory that is kept.
     *
     * @param path of a directory in it; empty for itself
     */
    record Kept(Path data, String path, boolean readOnly) implements Material {}

    /** A directory in memory. */
    record Memory(OptionalLong size, boolean readOnly) implements Material {}

    /** A file in memory. */
    record Bytes(Content content, Access access) implements Material {}

    /** A socket of this process. */
    record Socket(Path path) implements Material {}
  }
}
