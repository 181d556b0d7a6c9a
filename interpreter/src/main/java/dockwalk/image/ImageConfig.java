package dockwalk.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What an image says about running it (OCI image-spec, config.md, with Docker's additions).
 *
 * @param env in order of first definition
 * @param entrypoint absent where none is set
 * @param cmd absent where none is set
 * @param argsEscaped Docker's mark that {@code cmd} came from an instruction
 * @param user name or number, perhaps with {@code :group}; empty means root
 * @param workingDir absolute path; empty means the root
 * @param exposedPorts such as {@code 80/tcp}
 * @param volumes absolute paths
 * @param shell what shell-form commands are given to; absent means {@code /bin/sh -c}
 * @param onBuild triggers for images built on this one, as written
 */
public record ImageConfig(
    SequencedMap<String, String> env,
    Optional<List<String>> entrypoint,
    Optional<List<String>> cmd,
    boolean argsEscaped,
    String user,
    String workingDir,
    SortedMap<String, String> labels,
    SortedSet<String> exposedPorts,
    SortedSet<String> volumes,
    Optional<String> stopSignal,
    Optional<Healthcheck> healthcheck,
    Optional<List<String>> shell,
    List<String> onBuild) {

  /** The search path of an image that sets none. */
  public static final String DEFAULT_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /** The shell of an image that sets none. */
  public static final List<String> DEFAULT_SHELL = List.of("/bin/sh", "-c");

  public ImageConfig {
    env = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(env));
    entrypoint = entrypoint.map(List::copyOf);
    cmd = cmd.map(List::copyOf);
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    exposedPorts = Collections.unmodifiableSortedSet(new TreeSet<>(exposedPorts));
    volumes = Collections.unmodifiableSortedSet(new TreeSet<>(volumes));
    shell = shell.map(List::copyOf);
    onBuild = List.copyOf(onBuild);
  }

  /** The config of {@code scratch}: the default search path, the root as working directory. */
  public static ImageConfig scratch() {
    Draft draft = new Draft();
    draft.env.put("PATH", DEFAULT_PATH);
    draft.workingDir = "/";
    return draft.finish();
  }

  /** A config in which nothing at all is set. */
  public static ImageConfig blank() {
    return new Draft().finish();
  }

  /** This config with the edits that {@code change} makes to a draft of it. */
  public ImageConfig with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.finish();
  }

  /** The shell for shell-form commands. */
  public List<String> effectiveShell() {
    return shell.orElse(DEFAULT_SHELL);
  }

  /** The working directory as an absolute path. */
  public String effectiveWorkingDir() {
    return workingDir.isEmpty() ? "/" : workingDir;
  }

  /** A config being edited; lives only inside {@link ImageConfig#with}. */
  public static final class Draft {
    public final SequencedMap<String, String> env = new LinkedHashMap<>();
    public Optional<List<String>> entrypoint = Optional.empty();
    public Optional<List<String>> cmd = Optional.empty();
    public boolean argsEscaped;
    public String user = "";
    public String workingDir = "";
    public final SortedMap<String, String> labels = new TreeMap<>();
    public final SortedSet<String> exposedPorts = new TreeSet<>();
    public final SortedSet<String> volumes = new TreeSet<>();
    public Optional<String> stopSignal = Optional.empty();
    public Optional<Healthcheck> healthcheck = Optional.empty();
    public Optional<List<String>> shell = Optional.empty();
    public final List<String> onBuild = new ArrayList<>();

    private Draft() {}

    private Draft(ImageConfig from) {
      env.putAll(from.env);
      entrypoint = from.entrypoint;
      cmd = from.cmd;
      argsEscaped = from.argsEscaped;
      user = from.user;
      workingDir = from.workingDir;
      labels.putAll(from.labels);
      exposedPorts.addAll(from.exposedPorts);
      volumes.addAll(from.volumes);
      stopSignal = from.stopSignal;
      healthcheck = from.healthcheck;
      shell = from.shell;
      onBuild.addAll(from.onBuild);
    }

    private ImageConfig finish() {
      return new ImageConfig(
          env,
          entrypoint,
          cmd,
          argsEscaped,
          user,
          workingDir,
          labels,
          exposedPorts,
          volumes,
          stopSignal,
          healthcheck,
          shell,
          onBuild);
    }
  }
}
