package dockwalk.exec;

import dockwalk.exec.CacheKey.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * What mounts and limits add to the key of a {@code RUN}, as BuildKit has it: names and places of
 * secrets, agents and caches, never what they hold; names of hosts, never their addresses.
 */
final class RunParts {
  private RunParts() {}

  /** The parts, in order; empty if nothing is asked. */
  static List<Part> of(Action.Execute execute, Host.Sandbox sandbox) {
    List<Part> parts = new ArrayList<>();
    for (RunMount mount : execute.mounts()) {
      Part part = Part.text(name(mount), text(mount));
      parts.add(
          mount instanceof RunMount.Secret secret
              ? part.beside(sandbox.traceOf(secret.id()))
              : part);
    }
    limits(execute.settings()).forEach((name, value) -> parts.add(Part.text(name, value)));
    return parts;
  }

  private static SequencedMap<String, String> limits(RunSettings settings) {
    SequencedMap<String, String> parts = new LinkedHashMap<>();
    if (settings.insecure()) {
      parts.put("security", "insecure");
    }
    if (!settings.hostName().isEmpty()) {
      parts.put("host name", settings.hostName());
    }
    if (!settings.hosts().isEmpty()) {
      parts.put("hosts", String.join(" ", settings.hosts().keySet()));
    }
    if (settings.shmSize() > 0) {
      parts.put("shm size", Long.toString(settings.shmSize()));
    }
    if (!settings.ulimits().isEmpty()) {
      parts.put(
          "ulimits",
          settings.ulimits().stream().map(Object::toString).collect(Collectors.joining(" ")));
    }
    return parts;
  }

  private static String name(RunMount mount) {
    return switch (mount) {
      case RunMount.Secret secret -> Part.SECRET + secret.id();
      case RunMount.Bind bind -> "mount " + bind.target();
      case RunMount.Cache cache -> "mount " + cache.target();
      case RunMount.Tmpfs tmpfs -> "mount " + tmpfs.target();
      case RunMount.Ssh ssh -> "mount " + ssh.target();
    };
  }

  private static String text(RunMount mount) {
    return switch (mount) {
      case RunMount.Bind bind -> "bind" + writable(bind.readOnly());
      case RunMount.Cache cache -> "cache" + writable(cache.readOnly());
      case RunMount.Tmpfs tmpfs ->
          "tmpfs"
              + writable(tmpfs.readOnly())
              + (tmpfs.size().isPresent() ? ", " + tmpfs.size().getAsLong() + " bytes" : "");
      case RunMount.Secret secret ->
          "secret, file \"%s\", variable \"%s\", %s%s"
              .formatted(
                  secret.target(),
                  secret.env(),
                  access(secret.access()),
                  secret.required() ? ", required" : "");
      case RunMount.Ssh ssh -> "ssh agent " + ssh.id() + ", " + access(ssh.access());
    };
  }

  private static String writable(boolean readOnly) {
    return readOnly ? ", read-only" : ", writable";
  }

  private static String access(RunMount.Access access) {
    return "mode %04o, owner %d:%d".formatted(access.mode(), access.uid(), access.gid());
  }
}
