package dockwalk.registry;

import dockwalk.exec.Host;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.TreeDiff;
import dockwalk.image.History;
import dockwalk.image.Image;
import dockwalk.image.ImageConfig;
import dockwalk.image.ImageReference;
import dockwalk.image.Layer;
import dockwalk.image.Platform;
import dockwalk.layer.LayerCommit;
import dockwalk.store.LayerDraft;
import dockwalk.store.RangeInput;
import dockwalk.store.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Images made from programs of this machine, so that there is something to build on without a
 * network: {@code dockwalk/base}, a shell with the usual tools, and {@code dockwalk/java}, that and
 * the Java runtime that Dockwalk runs on. They are made when they are first asked for, and again
 * when the machine's programs have changed.
 */
public final class MachineBases {
  public static final ImageReference BASE = ImageReference.parse("dockwalk/base:latest");
  public static final ImageReference JAVA = ImageReference.parse("dockwalk/java:latest");

  private static final Instant TIME = Instant.ofEpochSecond(MachineFiles.TIME);
  private static final String MADE_FROM = "made from ";

  private final Store store;

  public MachineBases(Store store) {
    this.store = store;
  }

  /** Their names. */
  public static List<ImageReference> names() {
    return List.of(BASE, JAVA);
  }

  /** The programs of this machine that decide whether they are still as they would be made. */
  public static List<Path> programs() {
    return ShellFiles.SHELLS;
  }

  /**
   * The image {@code name}, from the store if it is there and as this machine would make it.
   *
   * @return absent if it is none of {@link #names}, or the store has another image of that name
   * @throws IOException if it cannot be made here; the message says why
   */
  public synchronized Optional<Image> find(ImageReference name)
      throws IOException, InterruptedException {
    if (name.equals(BASE)) {
      return kept(BASE, MachineBases::baseOrigin, this::makeBase);
    }
    return name.equals(JAVA)
        ? kept(JAVA, MachineBases::javaOrigin, this::makeJava)
        : Optional.empty();
  }

  private interface Origin {
    String now() throws IOException;
  }

  private interface Making {
    Image make() throws IOException, InterruptedException;
  }

  private Optional<Image> kept(ImageReference name, Origin origin, Making making)
      throws IOException, InterruptedException {
    Optional<Image> kept = store.images().find(name);
    if (kept.isPresent()) {
      List<String> comments = kept.get().history().stream().map(History::comment).toList();
      if (comments.stream().noneMatch(comment -> comment.startsWith(MADE_FROM))) {
        return Optional.empty(); // somebody's own image of that name
      }
      if (comments.contains(origin.now())) {
        return kept;
      }
    }
    if (!store.writable()) {
      throw new Host.NotHere(name.familiar() + " is not made yet: the first build makes it");
    }
    Image image = making.make();
    store.tags().put(List.of(name), store.images().keep(image).target());
    return Optional.of(image);
  }

  private Image makeBase() throws IOException, InterruptedException {
    MachineFiles files = new MachineFiles(FileTree.empty(), Libraries.ofThisMachine());
    ShellFiles.put(files, shell());
    Layer layer = commit(FileTree.empty(), files.tree());
    ImageConfig config =
        ImageConfig.scratch().with(draft -> draft.cmd = Optional.of(List.of("/bin/sh")));
    return Image.scratch(Platform.host())
        .withConfig(config)
        .withLayer(layer)
        .withHistory(line("dockwalk/base: a shell and the usual tools", baseOrigin(), false))
        .withHistory(line("CMD [\"/bin/sh\"]", "", true));
  }

  private Image makeJava() throws IOException, InterruptedException {
    Image base = find(BASE).orElseGet(() -> Image.scratch(Platform.host()));
    FileTree below = store.layers().tree(base.layers());
    MachineFiles files = new MachineFiles(below, Libraries.ofThisMachine());
    JavaFiles.put(files, javaHome());
    String path = "PATH=" + JavaFiles.HOME + "/bin:" + ImageConfig.DEFAULT_PATH;
    ImageConfig config =
        base.config()
            .with(
                draft -> {
                  draft.env = draft.env.plus("PATH", path.substring("PATH=".length()));
                  draft.env = draft.env.plus("JAVA_HOME", JavaFiles.HOME);
                });
    return base.withConfig(config)
        .withLayer(commit(below, files.tree()))
        .withHistory(
            line("dockwalk/java: Java " + Runtime.version().feature(), javaOrigin(), false))
        .withHistory(line("ENV " + path + " JAVA_HOME=" + JavaFiles.HOME, "", true));
  }

  private static History line(String createdBy, String comment, boolean empty) {
    return new History(Optional.of(TIME), createdBy, comment, empty);
  }

  private Layer commit(FileTree before, FileTree after) throws IOException, InterruptedException {
    try (LayerDraft draft = store.layers().draft()) {
      LayerCommit.write(TreeDiff.between(before, after), draft.writer(), this::open);
      return draft.keep();
    }
  }

  private InputStream open(Content content) throws IOException {
    return switch (content) {
      case Content.OnHost file -> Files.newInputStream(file.file());
      case Content.InFile range -> new RangeInput(range.file(), range.offset(), range.size());
      case Content.Inline inline -> new ByteArrayInputStream(inline.bytes());
      case Content.InLayer range -> store.layers().open(range);
      case Content.Live live -> throw new IOException("a base is not made while programs run");
      case Content.Recorded recorded -> throw new IOException("a base is not made of a trace");
    };
  }

  /** Tells whether the shell is still the same; stands in the history of the image. */
  private static String baseOrigin() throws IOException {
    Path shell = shell();
    return MADE_FROM
        + shell
        + " of "
        + Files.size(shell)
        + " bytes and "
        + Files.getLastModifiedTime(shell.toRealPath());
  }

  private static String javaOrigin() throws IOException {
    return baseOrigin() + ", " + javaHome() + " " + Runtime.version();
  }

  private static Path shell() throws IOException {
    return ShellFiles.shell()
        .orElseThrow(
            () ->
                new IOException(
                    BASE.familiar()
                        + " is made from a Linux machine's programs, and this machine has neither"
                        + " busybox nor a /bin/sh that can be taken along"));
  }

  private static Path javaHome() throws IOException {
    return Path.of(System.getProperty("java.home", "")).toRealPath();
  }
}
