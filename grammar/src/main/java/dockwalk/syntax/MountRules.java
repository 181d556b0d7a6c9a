package dockwalk.syntax;

import dockwalk.syntax.Mount.Sharing;
import dockwalk.syntax.MountReader.WrongMount;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Which fields of a {@code --mount} go together. */
final class MountRules {
  private MountRules() {}

  /** Only what is made for the command has an owner and a mode. */
  static void owner(Mount.Type type, OptionalLong mode, OptionalLong uid, OptionalLong gid)
      throws WrongMount {
    if (type != Mount.Type.BIND && type != Mount.Type.TMPFS) {
      return;
    }
    Map<String, OptionalLong> given = new LinkedHashMap<>();
    given.put("mode", mode);
    given.put("uid", uid);
    given.put("gid", gid);
    for (Map.Entry<String, OptionalLong> each : given.entrySet()) {
      if (each.getValue().isPresent()) {
        throw new WrongMount(
            "%s not allowed for \"%s\" type mounts".formatted(each.getKey(), type.word()),
            "Leave it out: mode, uid and gid are for cache, secret and ssh.");
      }
    }
  }

  /** A secret is named once, and comes from whoever builds. */
  static void secret(
      @Nullable String from,
      Optional<Sharing> sharing,
      String source,
      String target,
      @Nullable String id)
      throws WrongMount {
    boolean named = id != null && !id.isEmpty();
    if (from != null && !from.isEmpty()) {
      throw new WrongMount(
          "secret mount should not have a from",
          "Leave from= out: a secret is given with --secret when you build.");
    }
    if (sharing.isPresent()) {
      throw new WrongMount(
          "secret mount should not define sharing", "Leave sharing= out: it is for caches.");
    }
    if (source.isEmpty() && target.isEmpty() && !named) {
      throw new WrongMount(
          "invalid secret mount. one of source, target required",
          "Write id=NAME, the name that --secret gives it.");
    }
    if (!source.isEmpty() && named) {
      throw new WrongMount(
          "both source and id can't be set", "They mean the same: leave one of them out.");
    }
  }

  /** Only a cache is shared. */
  static void sharing(Mount.Type type, Optional<Sharing> sharing) throws WrongMount {
    if (sharing.isPresent() && type != Mount.Type.CACHE) {
      throw new WrongMount(
          "invalid cache sharing set for " + type.word() + " mount",
          "Leave sharing= out, or write type=cache.");
    }
  }
}
