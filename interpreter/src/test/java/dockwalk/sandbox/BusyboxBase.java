package dockwalk.sandbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dockwalk.exec.Action;
import dockwalk.exec.Event;
import dockwalk.exec.Host;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.image.Digest;
import dockwalk.image.Layer;
import dockwalk.layer.LayerEntry;
import dockwalk.layer.LayerWriter;
import dockwalk.store.LayerDraft;
import dockwalk.store.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BiConsumer;

/** A store with one image made of this machine's static busybox, and programs run on it. */
final class BusyboxBase implements AutoCloseable {
  private static final Path BUSYBOX = Path.of("/bin/busybox");
  private static final String APPLETS =
      "cat chmod chown chroot cp dd echo env false grep hostname id ip kill ln ls mkdir mkfifo mknod"
          + " mount mv ps pwd readlink rm rmdir sed sh sleep sort stat su touch true umount";

  final Store store;
  final StoreFolders folders;
  final List<Layer> layers = new ArrayList<>();

  /** Skips the test where this process cannot run busybox as root. */
  static void assumePossible() {
    assumeTrue("root".equals(System.getProperty("user.name")), "root");
    assumeTrue(Files.isExecutable(BUSYBOX), "a static busybox in " + BUSYBOX);
  }

  BusyboxBase(Path home) throws IOException {
    store = Store.open(home);
    folders = new StoreFolders(store, new InLayers(store));
    try (LayerDraft draft = store.layers().draft()) {
      write(draft.writer());
      layers.add(draft.keep());
    }
  }

  private record InLayers(Store store) implements Host.Contents {
    @Override
    public InputStream open(Content content) throws IOException {
      return store.layers().open((Content.InLayer) content);
    }

    @Override
    public Digest digest(Content content) throws IOException {
      return store.layers().digest((Content.InLayer) content);
    }
  }

  private static void write(LayerWriter writer) throws IOException {
    Metadata folder = new Metadata(0755, 0, 0, 1_000_000_000);
    writer.directory("bin", folder);
    try (InputStream busybox = Files.newInputStream(BUSYBOX)) {
      writer.file("bin/busybox", folder, busybox, Files.size(BUSYBOX));
    }
    for (String applet : APPLETS.split(" ")) {
      writer.symlink("bin/" + applet, folder, "busybox");
    }
    writer.directory("data", folder);
    text(writer, "data/keep", "kept\n");
    text(writer, "data/old", "old\n");
    writer.directory("data/sub", folder);
    text(writer, "data/sub/x", "x\n");
    text(writer, "data/sub/y", "y\n");
    writer.directory("etc", folder);
    text(writer, "etc/group", "root:x:0:\nteam:x:50:app\nwheel:x:60:other,app\napp:x:1000:\n");
    text(writer, "etc/passwd", "root:x:0:0::/root:/bin/sh\napp:x:1000:1000::/home/app:/bin/sh\n");
    writer.directory("home", folder);
    writer.directory("home/app", folder.withOwner(1000, 1000));
    writer.directory("tmp", folder.withMode(01777));
  }

  private static void text(LayerWriter writer, String path, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writer.file(
        path,
        new Metadata(0644, 0, 0, 1_000_000_000),
        new ByteArrayInputStream(bytes),
        bytes.length);
  }

  /**
   * How a run went.
   *
   * @param layers those that it ran on, and the one that it made
   */
  record Result(int exitCode, String out, String err, List<Layer> layers) {}

  /** Runs a script as root. */
  Result sh(String script) throws IOException, InterruptedException {
    return sh(layers, script);
  }

  Result sh(List<Layer> stack, String script) throws IOException, InterruptedException {
    return run(stack, execute("", "/", "sh", "-c", script));
  }

  Result run(Action.Execute what) throws IOException, InterruptedException {
    return run(layers, what);
  }

  Result run(List<Layer> stack, Action.Execute what) throws IOException, InterruptedException {
    StringBuilder out = new StringBuilder();
    StringBuilder err = new StringBuilder();
    Host.Ran ran =
        new OverlaySandbox(folders)
            .run(
                new Host.Job(stack, what),
                (stream, text) -> (stream == Event.Stream.OUT ? out : err).append(text));
    List<Layer> after = new ArrayList<>(stack);
    ran.layer().ifPresent(after::add);
    return new Result(ran.exitCode(), out.toString(), err.toString(), after);
  }

  Host.Ran run(Action.Execute what, BiConsumer<Event.Stream, String> output)
      throws IOException, InterruptedException {
    return new OverlaySandbox(folders).run(new Host.Job(layers, what), output);
  }

  static Action.Execute execute(String user, String folder, String... argv) {
    SequencedMap<String, String> env = new LinkedHashMap<>();
    env.put("PATH", "/usr/bin:/bin");
    return new Action.Execute(List.of(argv), env, folder, user, false);
  }

  FileTree tree(List<Layer> stack) throws IOException {
    return store.layers().tree(stack);
  }

  /** The entries of the highest layer. */
  List<LayerEntry> index(List<Layer> stack) throws IOException {
    return store.layers().index(stack.getLast().diffId()).entries();
  }

  /** The same as text, such as {@code FILE data/new}. */
  List<String> entries(List<Layer> stack) throws IOException {
    return index(stack).stream().map(entry -> entry.kind() + " " + entry.path()).toList();
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
