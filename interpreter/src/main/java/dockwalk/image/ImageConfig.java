package dockwalk.image;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.pcollections.OrderedPMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import org.pcollections.TreePVector;

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
    Map<String, String> env,
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

  /** Keeps what may be many so that an edit shares all that it does not touch. */
  public ImageConfig {
    env = OrderedPMap.from(env);
    entrypoint = entrypoint.map(List::copyOf);
    cmd = cmd.map(List::copyOf);
    labels = sorted(labels);
    exposedPorts = sorted(exposedPorts);
    volumes = sorted(volumes);
    shell = shell.map(List::copyOf);
    onBuild = TreePVector.from(onBuild);
  }

  private static PSortedMap<String, String> sorted(Map<String, String> map) {
    return map instanceof TreePMap<String, String> kept ? kept : TreePMap.from(map);
  }

  private static PSortedSet<String> sorted(Collection<String> set) {
    return set instanceof TreePSet<String> kept ? kept : TreePSet.from(set);
  }

  /** The config of {@code scratch}: the default search path, the root as working directory. */
  public static ImageConfig scratch() {
    Draft draft = new Draft();
    draft.ensurePath();
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
    public PMap<String, String> env = OrderedPMap.empty();
    public Optional<List<String>> entrypoint = Optional.empty();
    public Optional<List<String>> cmd = Optional.empty();
    public boolean argsEscaped;
    public String user = "";
    public String workingDir = "";
    public PSortedMap<String, String> labels = TreePMap.empty();
    public PSortedSet<String> exposedPorts = TreePSet.empty();
    public PSortedSet<String> volumes = TreePSet.empty();
    public Optional<String> stopSignal = Optional.empty();
    public Optional<Healthcheck> healthcheck = Optional.empty();
    public Optional<List<String>> shell = Optional.empty();
    public PVector<String> onBuild = TreePVector.empty();

    private Draft() {}

    private Draft(ImageConfig from) {
      env = OrderedPMap.from(from.env);
      entrypoint = from.entrypoint;
      cmd = from.cmd;
      argsEscaped = from.argsEscaped;
      user = from.user;
      workingDir = from.workingDir;
      labels = sorted(from.labels);
      exposedPorts = sorted(from.exposedPorts);
      volumes = sorted(from.volumes);
      stopSignal = from.stopSignal;
      healthcheck = from.healthcheck;
      shell = from.shell;
      onBuild = TreePVector.from(from.onBuild);
    }

    /** Sets the default search path where none is set. */
    public void ensurePath() {
      if (!env.containsKey("PATH")) {
        env = env.plus("PATH", DEFAULT_PATH);
      }
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
