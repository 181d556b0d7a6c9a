package dockwalk.sandbox;

import dockwalk.exec.Action;
import dockwalk.layer.LayerEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/** A program of its own, for tests: {@code HOME run|run-t|build ARG…} on the busybox image. */
final class ContainerMain {
  private ContainerMain() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> argv = Arrays.asList(args).subList(2, args.length);
    int code;
    try (BusyboxBase base = new BusyboxBase(Path.of(args[0]))) {
      Action.Execute what = new Action.Execute(argv, new LinkedHashMap<>(), "/", "", true);
      if (args[1].startsWith("run")) {
        boolean terminal = args[1].equals("run-t");
        code = new Container(base.folders).run(base.layers, what, "walker", terminal, System.err);
      } else {
        BusyboxBase.Result result = base.run(what);
        System.out.print(result.out());
        System.err.print(result.err());
        for (LayerEntry entry : base.index(result.layers())) {
          System.out.printf(
              "%s %s %d:%d%n",
              entry.kind(), entry.path(), entry.metadata().uid(), entry.metadata().gid());
        }
        code = result.exitCode();
      }
    }
    System.exit(code);
  }
}
