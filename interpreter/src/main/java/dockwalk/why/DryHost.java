package dockwalk.why;

import dockwalk.exec.Action;
import dockwalk.exec.Archive;
import dockwalk.exec.Event;
import dockwalk.exec.GitSource;
import dockwalk.exec.Host;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Digest;
import dockwalk.image.Layer;
import dockwalk.image.Platform;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A host for dry runs: reads through another one, writes nothing and runs nothing. Layers that a
 * build would write are kept as trees in memory; those that a program would make are unknown.
 */
final class DryHost {
  private final Host real;
  private final Map<Digest, FileTree> imagined = new HashMap<>();
  private final Set<Digest> unknown = new HashSet<>();
  private Optional<Gap> gap = Optional.empty();
  private int made;

  /** {@code real} must be one whose cache and images write nothing when they are asked. */
  DryHost(Host real) {
    this.real = real;
  }

  Host host() {
    return new Host(
        this::resolve,
        real.context(),
        new DryLayers(),
        real.contents(),
        new DrySources(),
        new DrySandbox(),
        real.cache(),
        real.clock());
  }

  /** Something that only a real build would find out. */
  enum Gap {
    /** The files that a program makes. */
    FILES,
    /** An image that is not here yet. */
    BASE,
    /** What a web server or a repository has, or what an archive that was not read yet holds. */
    SOURCE
  }

  /** What was asked for and is not known, since this was asked the last time. */
  Optional<Gap> takeGap() {
    Optional<Gap> taken = gap;
    gap = Optional.empty();
    return taken;
  }

  /** A layer whose files nobody knows. */
  Layer unknown() {
    Layer layer = new Layer(Digest.of("unknown layer " + ++made), 0);
    unknown.add(layer.diffId());
    return layer;
  }

  private Host.Base resolve(String reference, Platform platform)
      throws IOException, InterruptedException {
    try {
      return real.images().resolve(reference, platform);
    } catch (Host.NotHere e) {
      gap = Optional.of(Gap.BASE);
      throw e;
    }
  }

  private final class DrySandbox implements Host.Sandbox {
    @Override
    public Host.Ran run(Host.Job job, BiConsumer<Event.Stream, String> output) throws IOException {
      throw new IOException("a dry run executes nothing");
    }

    @Override
    public String traceOf(String secret) {
      return real.sandbox().traceOf(secret);
    }
  }

  private final class DrySources implements Host.Sources {
    @Override
    public Host.Context named(String name) throws IOException, InterruptedException {
      try {
        return real.sources().named(name);
      } catch (Host.NotHere e) {
        throw elsewhere();
      }
    }

    @Override
    public Optional<Archive> archive(Content content, String name)
        throws IOException, InterruptedException {
      try {
        return real.sources().archive(content, name);
      } catch (Host.NotHere e) {
        throw elsewhere();
      }
    }

    @Override
    public Host.WebFile ask(Action.Source.Url source) throws IOException {
      throw elsewhere();
    }

    @Override
    public Node.Regular download(Action.Source.Url source) throws IOException {
      throw elsewhere();
    }

    @Override
    public String commit(GitSource source) throws IOException {
      throw elsewhere();
    }

    @Override
    public FileTree checkout(GitSource source, String commit) throws IOException {
      throw elsewhere();
    }

    private IOException elsewhere() {
      gap = Optional.of(Gap.SOURCE);
      return new Host.NotHere("only a build fetches it");
    }
  }

  private final class DryLayers implements Host.Layers {
    @Override
    public FileTree tree(List<Layer> layers) throws IOException {
      FileTree top = layers.isEmpty() ? null : imagined.get(layers.getLast().diffId());
      if (top != null) {
        return top;
      }
      if (layers.stream().map(Layer::diffId).anyMatch(this::isOurs)) {
        gap = Optional.of(Gap.FILES);
        throw new IOException("the files of a program that has not run");
      }
      return real.layers().tree(layers);
    }

    private boolean isOurs(Digest layer) {
      return unknown.contains(layer) || imagined.containsKey(layer);
    }

    @Override
    public Layer commit(TreeDiff diff) {
      Layer layer = new Layer(Digest.of("imagined layer " + ++made), 0);
      imagined.put(layer.diffId(), diff.after());
      return layer;
    }
  }
}
