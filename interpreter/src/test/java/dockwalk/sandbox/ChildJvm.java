package dockwalk.sandbox;

import dockwalk.ThisJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How {@link ContainerMain} is started in a JVM of its own. */
record ChildJvm(String path) {
  List<String> command(Path home, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(ThisJvm.java());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(path);
    command.add(ContainerMain.class.getName());
    command.add(home.toString());
    command.addAll(List.of(arguments));
    return command;
  }
}
