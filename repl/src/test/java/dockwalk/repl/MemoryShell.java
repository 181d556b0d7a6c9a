package dockwalk.repl;

import dockwalk.exec.Event;
import dockwalk.exec.Host;
import dockwalk.exec.PacedShell.Order;
import dockwalk.exec.PacedShell.Pace;
import dockwalk.exec.PacedShell.Pause;
import dockwalk.fs.FileTree;
import dockwalk.fs.TreeDiff;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;

/** A shell in memory: {@code touch}, {@code cd}, {@code X=1}, {@code false}, {@code exit}. */
final class MemoryShell {
  private final MemoryHost host;
  private final FileTree before;
  private final SortedMap<String, String> variables = new TreeMap<>();
  private FileTree files;
  private String folder = "/";

  MemoryShell(MemoryHost host, FileTree before) {
    this.host = host;
    this.before = before;
    this.files = before;
  }

  Host.Ran run(Pace pace, BiConsumer<Event.Stream, String> output) throws InterruptedException {
    int status = 0;
    while (true) {
      switch (pace.next(new Pause(status, folder, variables, Set.of("HOME"), files))) {
        case Order.End end -> {
          return ended(end.status());
        }
        case Order.Run run -> {
          output.accept(Event.Stream.OUT, "+ " + run.command() + "\n");
          String[] words = run.command().split("[ =]", 2);
          if (words[0].equals("exit")) {
            return ended(Integer.parseInt(words[1]));
          }
          status = words[0].equals("false") ? 1 : 0;
          run(words);
        }
      }
    }
  }

  private void run(String[] words) throws InterruptedException {
    switch (words[0]) {
      case "touch" -> files = files.put(words[1], MemoryHost.file("touched"));
      case "rm" -> files = files.remove(words[1]);
      case "cd" -> folder = words[1];
      case "wait" -> {
        host.waiting.countDown();
        new CountDownLatch(1).await();
      }
      case "true", "false" -> {}
      default -> variables.put(words[0], words[1]);
    }
  }

  private Host.Ran ended(int status) {
    return new Host.Ran(
        status,
        status == 0 ? Optional.of(host.commit(TreeDiff.between(before, files))) : Optional.empty());
  }
}
