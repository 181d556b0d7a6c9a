package dockwalk.exec;

import dockwalk.fs.Content;
import dockwalk.image.Digest;
import dockwalk.image.Healthcheck;
import dockwalk.image.Platform;
import dockwalk.plan.ValueOrigin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** What an expanded instruction comes to. Eighteen instructions, six actions. */
public sealed interface Action {

  /** Start from an image. */
  record Pull(String reference, Platform platform) implements Action {}

  /** Start from an earlier stage, or from nothing at all if {@code stage} is absent. */
  record Branch(Optional<Integer> stage, Platform platform) implements Action {}

  /** Change the config alone: no file is touched, nothing is cached. */
  record Configure(List<ConfigEdit> edits) implements Action {
    public Configure {
      edits = List.copyOf(edits);
    }
  }

  /** Make a directory if it is not there, and make it the working directory ({@code WORKDIR}). */
  record MakeDirectory(String path, String owner) implements Action {}

  /**
   * Copy files into the tree ({@code COPY}, {@code ADD}).
   *
   * @param from where {@code sources} are looked up
   * @param destination absolute path; a slash at its end means a directory
   * @param owner {@code user[:group]} by name or number; empty keeps what the source says
   * @param mode octal digits or a symbolic mode; empty keeps what the source says
   * @param excludes patterns of what is left out, relative to each source
   * @param parents whether the directories above each source are kept ({@code --parents})
   * @param link whether the files are put on top of the stage, independent of what is in it
   */
  record Copy(
      Origin from,
      List<Source> sources,
      String destination,
      String owner,
      String mode,
      List<String> excludes,
      boolean parents,
      boolean link)
      implements Action {
    public Copy {
      sources = List.copyOf(sources);
      excludes = List.copyOf(excludes);
    }
  }

  /**
   * Run a program ({@code RUN}).
   *
   * @param env its whole environment
   * @param workingDir absolute path inside the tree
   * @param user as {@code USER} gave it; empty means root
   * @param network whether it may use the network of this machine
   * @param scripts programs to put into the sandbox beside the tree: absolute path to text
   * @param mounts what it sees beside the tree, in the order in which they are written
   */
  record Execute(
      List<String> argv,
      SequencedMap<String, String> env,
      String workingDir,
      String user,
      boolean network,
      SequencedMap<String, String> scripts,
      List<RunMount> mounts,
      RunSettings settings)
      implements Action {
    /** A program that needs no script. */
    public Execute(
        List<String> argv,
        SequencedMap<String, String> env,
        String workingDir,
        String user,
        boolean network) {
      this(argv, env, workingDir, user, network, new LinkedHashMap<>());
    }

    /** A program that sees the tree alone. */
    public Execute(
        List<String> argv,
        SequencedMap<String, String> env,
        String workingDir,
        String user,
        boolean network,
        SequencedMap<String, String> scripts) {
      this(argv, env, workingDir, user, network, scripts, List.of(), RunSettings.PLAIN);
    }

    public Execute {
      argv = List.copyOf(argv);
      scripts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(scripts));
      env = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(env));
      mounts = List.copyOf(mounts);
    }
  }

  /** Where a copy takes its files from. */
  sealed interface Origin {
    /** The build context. */
    record Context() implements Origin {}

    /** Further files that the caller gave under a name ({@code --build-context}). */
    record Named(String name) implements Origin {}

    /** The files of another stage. */
    record Stage(int index) implements Origin {}

    /** The files of an image. */
    record Image(String reference) implements Origin {}
  }

  /** What is copied. */
  sealed interface Source {
    /**
     * A path or a pattern, relative to the origin's root.
     *
     * @param unpack whether a file that is an archive is unpacked ({@code ADD})
     */
    record Path(String path, boolean unpack) implements Source {}

    /** A file whose text stands in the Dockerfile. */
    record Text(String name, Content.Inline content) implements Source {}

    /**
     * A file of a web server.
     *
     * @param url of HTTP or HTTPS
     * @param name that the file gets in a directory
     * @param checksum what its bytes must have; without one they are as the server gives them
     * @param unpack whether it is unpacked if it is an archive
     */
    record Url(String url, String name, Optional<Digest> checksum, boolean unpack)
        implements Source {}

    /** The files of a commit. */
    record Git(GitSource source) implements Source {}
  }

  /** One change of a config. */
  sealed interface ConfigEdit {
    record SetEnv(String name, String value, ValueOrigin origin) implements ConfigEdit {}

    /** Declares a build argument; without a value it is declared and unset. */
    record DeclareArg(String name, Optional<String> value, ValueOrigin origin)
        implements ConfigEdit {}

    record SetLabel(String name, String value) implements ConfigEdit {}

    record SetAuthor(String name) implements ConfigEdit {}

    record SetCmd(List<String> argv) implements ConfigEdit {
      public SetCmd {
        argv = List.copyOf(argv);
      }
    }

    /** An empty list takes the entry point away. */
    record SetEntrypoint(List<String> argv) implements ConfigEdit {
      public SetEntrypoint {
        argv = List.copyOf(argv);
      }
    }

    record SetShell(List<String> argv) implements ConfigEdit {
      public SetShell {
        argv = List.copyOf(argv);
      }
    }

    record SetUser(String user) implements ConfigEdit {}

    /** {@code port} is such as {@code 80/tcp}. */
    record AddPort(String port) implements ConfigEdit {}

    record AddVolume(String path) implements ConfigEdit {}

    record SetStopSignal(String signal) implements ConfigEdit {}

    record SetHealthcheck(Healthcheck healthcheck) implements ConfigEdit {}

    record AddTrigger(String expression) implements ConfigEdit {}
  }
}
