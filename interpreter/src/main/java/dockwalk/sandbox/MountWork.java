package dockwalk.sandbox;

import dockwalk.linux.Descriptor;
import dockwalk.linux.Errno;
import dockwalk.linux.ErrnoException;
import dockwalk.linux.MountTree;
import dockwalk.linux.Mounts;
import dockwalk.linux.OverlayMount;
import dockwalk.sandbox.MountPoint.Material;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Mounts what a plan says; for the sandbox's thread. Everything is got ready before the root is
 * changed, and put into its place after it, so that no link of the image leads out of it.
 */
final class MountWork implements AutoCloseable {
  private final Workspace workspace;
  private final Privileges privileges;
  private final List<MountPoint> points;
  private final List<Optional<MountTree>> trees = new ArrayList<>();
  private final List<String> made = new ArrayList<>();

  MountWork(Launch launch) {
    this.workspace = launch.workspace();
    this.privileges = launch.privileges();
    this.points = launch.mounts().points();
  }

  /** Before the root is changed. */
  void prepare() throws IOException {
    Path secrets = workspace.secrets();
    if (points.stream().anyMatch(point -> point.material() instanceof Material.Bytes)) {
      Files.createDirectory(secrets);
      long flags = Mounts.NOSUID | Mounts.NODEV;
      Mounts.mount("tmpfs", secrets.toString(), "tmpfs", flags, "mode=700");
    }
    for (MountPoint point : points) {
      try {
        trees.add(
            switch (point.material()) {
              case Material.View view -> Optional.of(view(view));
              case Material.Kept kept -> Optional.of(kept(kept));
              case Material.Memory memory -> Optional.empty();
              case Material.Bytes bytes -> Optional.of(bytes(bytes, secrets));
              case Material.Socket socket -> Optional.of(MountTree.of(socket.path().toString()));
            });
      } catch (ErrnoException e) {
        throw e.errno() == Errno.ENOSYS
            ? new IOException("RUN --mount needs Linux 5.12 or newer", e)
            : e;
      }
    }
  }

  private MountTree view(Material.View view) throws IOException {
    Path upper = Files.createDirectory(view.place().resolve("upper"));
    Path work = Files.createDirectory(view.place().resolve("work"));
    Path all = Files.createDirectory(view.place().resolve("all"));
    new OverlayMount(
            view.lower().stream().distinct().map(Path::toString).toList(),
            upper.toString(),
            work.toString(),
            privileges.overlayOptions(),
            Mounts.NODEV)
        .mount(all.toString());
    MountTree tree = MountTree.of(all.resolve(view.path()).toString());
    return view.readOnly() ? tree.without(Mounts.RDONLY) : tree;
  }

  private static MountTree kept(Material.Kept kept) throws IOException {
    MountTree tree;
    if (kept.path().isEmpty()) {
      tree = MountTree.of(kept.data().toString());
    } else {
      // What is in it was written by programs: no link of theirs is followed.
      try (Descriptor data = Descriptor.open(kept.data().toString(), Descriptor.READ);
          Descriptor inside = Descriptor.below(data, kept.path())) {
        tree = MountTree.of(inside);
      } catch (ErrnoException e) {
        throw new IOException(
            switch (e.errno()) {
              case Errno.ELOOP ->
                  "the source %s of a cache leads through a symbolic link, which may lead out of it:"
                          .formatted(kept.path())
                      + " name the folder itself";
              case Errno.ENOENT, Errno.ENOTDIR ->
                  "the source %s of a cache is not in it: make it in a RUN before"
                      .formatted(kept.path());
              default -> e.getMessage();
            },
            e);
      }
    }
    return tree.without(Mounts.NODEV | (kept.readOnly() ? Mounts.RDONLY : 0));
  }

  private MountTree bytes(Material.Bytes secret, Path folder) throws IOException {
    Path file = folder.resolve(Integer.toString(trees.size()));
    Files.write(file, secret.content().bytes());
    MountPlanner.own(file, secret.access(), privileges);
    boolean program = (secret.access().mode() & 0111) != 0;
    return MountTree.of(file.toString())
        .without(Mounts.RDONLY | Mounts.NOSUID | Mounts.NODEV | (program ? 0 : Mounts.NOEXEC));
  }

  /** After the root is changed: from here on paths are the sandbox's. */
  void attach() throws IOException {
    for (int i = 0; i < points.size(); i++) {
      MountPoint point = points.get(i);
      makeTarget(point);
      if (trees.get(i).isPresent()) {
        trees.get(i).get().attach(point.target());
      } else if (point.material() instanceof Material.Memory memory) {
        Mounts.mount(
            "tmpfs",
            point.target(),
            "tmpfs",
            Mounts.NOSUID | (memory.readOnly() ? Mounts.RDONLY : 0),
            memory.size().isPresent() ? "size=" + memory.size().getAsLong() : "");
      }
    }
  }

  private void makeTarget(MountPoint point) throws IOException {
    Path path = Path.of("/");
    Path target = Path.of(point.target());
    for (Path name : target) {
      path = path.resolve(name);
      boolean last = path.equals(target);
      boolean directory = !last || point.material().directory();
      if (!Files.exists(path)) {
        make(path, directory);
      } else if (Files.isDirectory(path) != directory) {
        throw new IOException(
            "cannot mount on %s: %s is %s directory"
                .formatted(point.target(), path, directory ? "not a" : "a"));
      }
    }
  }

  private void make(Path path, boolean directory) throws IOException {
    try {
      if (directory) {
        Files.createDirectory(path);
      } else {
        Files.createFile(path);
      }
    } catch (FileAlreadyExistsException e) {
      throw new IOException("cannot mount on " + path + ": it is a link to nothing", e);
    }
    made.add(path.toRealPath().toString());
  }

  /** What was made to mount things on, the outer before the inner, as paths without links. */
  List<String> made() {
    return List.copyOf(made);
  }

  @Override
  public void close() {
    trees.forEach(tree -> tree.ifPresent(MountTree::close));
    trees.clear();
  }
}
