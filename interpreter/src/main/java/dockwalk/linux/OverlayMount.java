package dockwalk.linux;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An overlay of folders (kernel documentation, filesystems/overlayfs.rst).
 *
 * @param lower folders, the highest first; at most 500
 * @param upper takes the changes
 * @param work an empty folder on the same filesystem as {@code upper}
 * @param options such as {@code volatile} or {@code metacopy=off}
 * @param attributes of the mount: flags of {@link Mounts}, of which {@link Mounts#NODEV} and {@link
 *     Mounts#NOSUID} are known
 */
public record OverlayMount(
    List<String> lower, String upper, String work, List<String> options, long attributes) {
  private static final int SET_FLAG = 0;
  private static final int SET_STRING = 1;
  private static final int CREATE = 6;
  private static final int CLOEXEC = 1;
  private static final int MOVE_FROM_DESCRIPTOR = 4;
  private static final int AT_FDCWD = -100;

  public OverlayMount {
    lower = List.copyOf(lower);
    options = List.copyOf(options);
  }

  /**
   * Mounts it. Through the calls that take one layer at a time, since the options of {@code
   * mount(2)} must fit into one page; kernels before 6.5 do not know these.
   */
  public void mount(String target) throws ErrnoException {
    Optional<Descriptor> created = create();
    if (created.isEmpty()) {
      Mounts.mount("overlay", target, "overlay", attributes, asOptions());
      return;
    }
    try (Descriptor context = created.get();
        Arena arena = Arena.ofConfined()) {
      long made =
          Native.check(
              Native.raw(Call.FSMOUNT, context.number(), CLOEXEC, attributes), "mount an overlay");
      try (Descriptor mount = new Descriptor((int) made)) {
        Native.check(
            Native.raw(
                Call.MOVE_MOUNT,
                mount.number(),
                Native.text(arena, ""),
                AT_FDCWD,
                Native.text(arena, target),
                MOVE_FROM_DESCRIPTOR),
            "mount an overlay on " + target);
      }
    }
  }

  /** The filesystem, not yet mounted; absent if this kernel cannot make one in this way. */
  private Optional<Descriptor> create() throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      long opened = Native.raw(Call.FSOPEN, Native.text(arena, "overlay"), CLOEXEC, 0);
      if (opened == -Errno.ENOSYS) {
        return Optional.empty();
      }
      Descriptor context = new Descriptor((int) Native.check(opened, "use overlayfs"));
      boolean done = false;
      try {
        done = configure(context, arena);
        return done ? Optional.of(context) : Optional.empty();
      } finally {
        if (!done) {
          context.close();
        }
      }
    }
  }

  /** Whether this kernel understood; options in the wrong are thrown. */
  private boolean configure(Descriptor context, Arena arena) throws ErrnoException {
    for (String each : lower) {
      long answer = set(context, arena, SET_STRING, "lowerdir+", each);
      if (answer == -Errno.EINVAL) {
        return false;
      }
      Native.check(answer, "use the layer " + each);
    }
    Native.check(set(context, arena, SET_STRING, "upperdir", upper), "use the folder " + upper);
    Native.check(set(context, arena, SET_STRING, "workdir", work), "use the folder " + work);
    for (String option : options) {
      int equals = option.indexOf('=');
      long answer =
          equals < 0
              ? set(context, arena, SET_FLAG, option, "")
              : set(
                  context,
                  arena,
                  SET_STRING,
                  option.substring(0, equals),
                  option.substring(equals + 1));
      Native.check(answer, "use the overlay option " + option);
    }
    Native.check(
        Native.raw(Call.FSCONFIG, context.number(), CREATE, 0), "make an overlay in " + upper);
    return true;
  }

  private static long set(Descriptor context, Arena arena, int how, String key, String value) {
    return Native.raw(
        Call.FSCONFIG,
        context.number(),
        how,
        Native.text(arena, key),
        value.isEmpty() ? 0 : Native.text(arena, value),
        0);
  }

  private String asOptions() {
    List<String> parts = new ArrayList<>();
    List<String> escaped = new ArrayList<>();
    for (String each : lower) {
      escaped.add(escape(each));
    }
    parts.add("lowerdir=" + String.join(":", escaped));
    parts.add("upperdir=" + escape(upper));
    parts.add("workdir=" + escape(work));
    parts.addAll(options);
    return String.join(",", parts);
  }

  private static String escape(String path) {
    return path.replace("\\", "\\\\").replace(":", "\\:").replace(",", "\\,");
  }
}
