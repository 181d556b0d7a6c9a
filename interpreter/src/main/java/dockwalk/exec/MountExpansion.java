package dockwalk.exec;

import dockwalk.exec.Action.Origin;
import dockwalk.exec.RunMount.Access;
import dockwalk.plan.Step;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.Mount;
import dockwalk.syntax.MountFlag;
import dockwalk.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code RUN --mount}: what is mounted, where (dockerfile2llb, convert_runmount.go). */
final class MountExpansion {
  private static final String NAMESPACE = "BUILDKIT_CACHE_MOUNT_NS";
  private static final int FOLDER = 0755;
  private static final int SECRET = 0400;
  private static final int SOCKET = 0600;

  private final State state;
  private final Step step;
  private final List<RunMount> mounts = new ArrayList<>();

  private MountExpansion(State state, Step step) {
    this.state = state;
    this.step = step;
  }

  /** The mounts of {@code run} in the order in which they are written. */
  static List<RunMount> of(State state, Step step, Instruction.Run run, Scope scope)
      throws StepFault {
    MountExpansion expansion = new MountExpansion(state, step);
    for (MountFlag flag : run.mounts()) {
      expansion.mounts.add(expansion.mount(scope.mount(flag), flag.span()));
    }
    return List.copyOf(expansion.mounts);
  }

  private RunMount mount(Mount mount, Span span) throws StepFault {
    return switch (mount.type()) {
      case BIND ->
          new RunMount.Bind(
              target(mount, span),
              mount.from().map(this::origin).orElse(new Origin.Context()),
              source(mount),
              mount.readOnly());
      case CACHE -> cache(mount, span);
      case TMPFS -> new RunMount.Tmpfs(target(mount, span), mount.size(), mount.readOnly());
      case SECRET -> secret(mount);
      case SSH -> ssh(mount, span);
    };
  }

  private RunMount cache(Mount mount, Span span) throws StepFault {
    boolean owned = mount.uid().isPresent() || mount.gid().isPresent() || mount.mode().isPresent();
    String namespace = state.plan().options().buildArgs().getOrDefault(NAMESPACE, "");
    String id = mount.id().orElse(cleaned(mount.target()));
    return new RunMount.Cache(
        target(mount, span),
        namespace.isEmpty() ? id : namespace + "/" + id,
        switch (mount.sharing()) {
          case SHARED -> RunMount.Sharing.SHARED;
          case PRIVATE -> RunMount.Sharing.PRIVATE;
          case LOCKED -> RunMount.Sharing.LOCKED;
        },
        mount.from().map(this::origin),
        source(mount),
        mount.readOnly(),
        owned ? Optional.of(access(mount, FOLDER)) : Optional.empty());
  }

  private static String cleaned(String path) {
    String clean = ImagePath.join("/", path);
    return path.startsWith("/") ? clean : clean.substring(1);
  }

  private RunMount secret(Mount mount) {
    String id =
        mount.source().isEmpty()
            ? mount.id().orElse(ImagePath.name(mount.target()))
            : mount.source();
    boolean file = mount.env().isEmpty() || !mount.target().isEmpty();
    String target =
        mount.target().isEmpty() ? "/run/secrets/" + ImagePath.name(id) : mount.target();
    return new RunMount.Secret(
        file ? absolute(target) : "",
        mount.env().map(env -> env.isEmpty() ? id : env).orElse(""),
        id,
        mount.required(),
        access(mount, SECRET));
  }

  private RunMount ssh(Mount mount, Span span) throws StepFault {
    if (!mount.source().isEmpty()) {
      throw StepFault.at(span, "ssh does not support source", "leave source out");
    }
    long earlier = mounts.stream().filter(RunMount.Ssh.class::isInstance).count();
    String target =
        mount.target().isEmpty() ? "/run/buildkit/ssh_agent." + earlier : mount.target();
    return new RunMount.Ssh(
        absolute(target),
        mount.id().filter(id -> !id.isEmpty()).orElse("default"),
        mount.required(),
        access(mount, SOCKET));
  }

  private static Access access(Mount mount, int mode) {
    return new Access(
        (int) mount.uid().orElse(0), (int) mount.gid().orElse(0), (int) mount.mode().orElse(mode));
  }

  private String target(Mount mount, Span span) throws StepFault {
    String target = absolute(mount.target());
    if (target.equals("/")) {
      throw StepFault.at(
          span, "invalid mount target \"/\"", "name a directory with target=, such as /src");
    }
    return target;
  }

  private String absolute(String path) {
    return ImagePath.join(
        state.stages().get(step.stage()).image().config().effectiveWorkingDir(), path);
  }

  private static String source(Mount mount) {
    return ImagePath.join("/", mount.source());
  }

  /** By name alone: a number is an image here, unlike for {@code COPY}. */
  private Origin origin(String name) {
    return state
        .plan()
        .names()
        .named(name)
        .filter(stage -> stage < step.stage())
        .<Origin>map(Origin.Stage::new)
        .orElseGet(() -> GivenOrigin.of(state.plan(), name));
  }
}
