package dockwalk.sandbox;

import dockwalk.image.ImageConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variables that a program in a sandbox sees. */
final class ProgramEnvironment {
  /** Where the settings lie that let APT work without users; outside of the layer. */
  static final String APT_SETTINGS = "/dev/.dockwalk-apt.conf";

  private ProgramEnvironment() {}

  /**
   * All of them, as {@code NAME=value}.
   *
   * @param home of the user
   * @param terminal whether the program has one; Docker's is then called {@code xterm}
   */
  static List<String> of(Launch launch, String home, boolean terminal) {
    Map<String, String> all = new LinkedHashMap<>(launch.what().env());
    all.putAll(launch.mounts().env());
    all.putIfAbsent("PATH", ImageConfig.DEFAULT_PATH);
    all.putIfAbsent("HOME", home);
    if (terminal) {
      all.putIfAbsent("TERM", "xterm");
    }
    if (launch.privileges() == Privileges.ONE_USER) {
      all.putIfAbsent("APT_CONFIG", APT_SETTINGS);
    }
    List<String> env = new ArrayList<>();
    for (Map.Entry<String, String> each : all.entrySet()) {
      env.add(each.getKey() + "=" + each.getValue());
    }
    return env;
  }
}
