package dockwalk.exec;

import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Digest;
import dockwalk.image.Image;
import dockwalk.image.Layer;
import dockwalk.image.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The ports through which a step touches the world. Adapters may be used by several threads. */
public record Host(
    Images images,
    Context context,
    Layers layers,
    Contents contents,
    Sources sources,
    Sandbox sandbox,
    StepCache cache,
    InstantSource clock) {

  /** This host, in which programs are run by {@code shell}, command by command. */
  public Host with(PacedShell shell) {
    return new Host(images, context, layers, contents, sources, shell.in(sandbox), cache, clock);
  }

  /** Base images. */
  public interface Images {
    /**
     * The image that {@code reference} names.
     *
     * @throws IOException if there is none, with a message that says where it was looked for
     */
    Base resolve(String reference, Platform platform) throws IOException, InterruptedException;
  }

  /**
   * An image that was found.
   *
   * @param name the full name, such as {@code docker.io/library/busybox:latest}
   * @param digest of its manifest, if it has one
   */
  public record Base(Image image, String name, Optional<Digest> digest) {}

  /** An image that is not here, and that a build would make or fetch. */
  public static final class NotHere extends IOException {
    private static final long serialVersionUID = 1;

    /** {@code message} says what a build would do. */
    public NotHere(String message) {
      super(message);
    }
  }

  /** The build context. */
  public interface Context {
    /**
     * The context without what is ignored. Read once; owner of everything is 0:0.
     *
     * @throws IOException if it cannot be read
     */
    FileTree tree() throws IOException;

    /** The file, and in it the line, that keeps {@code path} out of the context; for messages. */
    Optional<String> ignoredBy(String path) throws IOException;
  }

  /** Files from elsewhere: named contexts, archives, web servers, Git repositories. */
  public interface Sources {
    /** A host that has none of them. */
    Sources NONE = new NoSources();

    /**
     * The context that the caller gave under {@code name}.
     *
     * @throws IOException if it cannot be read
     */
    Context named(String name) throws IOException, InterruptedException;

    /**
     * What a file holds that is a tar, compressed or not; absent if it is none.
     *
     * @param name of the file, for messages
     * @throws IOException if it is one, and damaged or larger than what is allowed
     */
    Optional<Archive> archive(Content content, String name)
        throws IOException, InterruptedException;

    /**
     * What a web server gives now. Nothing is downloaded if the checksum is known already, or the
     * server says that nothing has changed.
     *
     * @throws IOException if it gives nothing; the message says why
     */
    WebFile ask(Action.Source.Url source) throws IOException, InterruptedException;

    /** The file itself, with mode 0600; downloaded once. */
    Node.Regular download(Action.Source.Url source) throws IOException, InterruptedException;

    /**
     * The commit that a repository has for a source.
     *
     * @throws IOException if there is none, or another one than its checksum says
     */
    String commit(GitSource source) throws IOException, InterruptedException;

    /** The files of {@code commit}, below the directory that {@code source} names. */
    FileTree checkout(GitSource source, String commit) throws IOException, InterruptedException;
  }

  /** What is known of a file of a web server without its bytes. */
  public record WebFile(Digest digest, Optional<Instant> modified) {}

  /** Between stacks of layers and trees. */
  public interface Layers {
    /** The files of a stack of layers, from the lowest to the highest. Asked again, it is fast. */
    FileTree tree(List<Layer> layers) throws IOException;

    /**
     * Writes a layer that makes {@code diff}.
     *
     * @throws IOException if a file cannot be read, or changed while it was read
     */
    Layer commit(TreeDiff diff) throws IOException, InterruptedException;
  }

  /** The bytes of files. */
  public interface Contents {
    InputStream open(Content content) throws IOException;

    /** Digest of the bytes; remembered where that is safe. */
    Digest digest(Content content) throws IOException;

    /** Says that the digest of each file below {@code directory} will be asked for. */
    default void prepare(Node.Directory directory) throws IOException, InterruptedException {}

    /** Says that these will be opened soon, in this order. */
    default void fetch(List<Content> soon) throws IOException, InterruptedException {}
  }

  /** A place in which programs run. */
  public interface Sandbox {
    /**
     * Runs a program, and waits for it and all that it started.
     *
     * @param output takes the text that it prints, as it comes
     * @throws IOException if it could not be started; the message says why and what to do
     */
    Ran run(Job job, BiConsumer<Event.Stream, String> output)
        throws IOException, InterruptedException;

    /**
     * What may be told, and kept, of a secret: never anything that its value went into.
     *
     * @return such as when its file was written; empty if there is nothing
     */
    default String traceOf(String secret) {
      return "";
    }

    /**
     * The same, by a shell that is given its commands one at a time, if there is one.
     *
     * @throws IOException also if this sandbox runs programs as a whole only
     */
    default Ran run(Job job, Optional<PacedShell> shell, BiConsumer<Event.Stream, String> output)
        throws IOException, InterruptedException {
      if (shell.isPresent()) {
        throw new IOException("programs are run as a whole here");
      }
      return run(job, output);
    }
  }

  /**
   * A program to run.
   *
   * @param layers what it runs on, from the lowest to the highest
   * @param sources the files that its mounts take something from
   */
  public record Job(List<Layer> layers, Action.Execute what, Map<Action.Origin, Files> sources) {
    public Job {
      layers = List.copyOf(layers);
      sources = Map.copyOf(sources);
    }

    /** A program that mounts no files of somewhere else. */
    public Job(List<Layer> layers, Action.Execute what) {
      this(layers, what, Map.of());
    }
  }

  /** Files of somewhere else. */
  public sealed interface Files {
    FileTree tree();

    /** Those of a stage or an image, whose layers are {@code layers}. */
    record Stack(List<Layer> layers, FileTree tree) implements Files {
      public Stack {
        layers = List.copyOf(layers);
      }
    }

    /** Those of this machine. */
    record Folder(FileTree tree) implements Files {}
  }

  /** How a program ended; {@code layer} holds what it changed, and is absent if it failed. */
  public record Ran(int exitCode, Optional<Layer> layer) {}

  /** What earlier builds did. */
  public interface StepCache {
    /**
     * What is known for {@code key}.
     *
     * @param place where the step stands, to find the record to compare with
     */
    CacheLookup look(CacheKey key, Place place) throws IOException;

    /** Remembers what the step with {@code key} did. */
    void put(CacheKey key, Place place, Change change) throws IOException;
  }

  /**
   * Where a step stands in its Dockerfile.
   *
   * @param stage name of its stage, or {@code stage-N}
   * @param keyword such as {@code RUN}
   * @param number how many steps of this keyword are before it in the stage
   */
  public record Place(String stage, String keyword, int number) {}
}
