package dockwalk.app;

import dockwalk.debug.DebugSession;
import dockwalk.exec.Host;
import dockwalk.render.Sizes;
import dockwalk.repl.command.Tracing;
import dockwalk.trace.Trace;
import dockwalk.trace.TraceRecorder;
import dockwalk.trace.TraceWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** The debugger's {@code trace}: the session as a file. */
record SessionTrace(Host host, Console console) implements Tracing {
  @Override
  public String write(DebugSession session, String file) throws IOException, InterruptedException {
    Path path = console.path(file);
    Path folder = path.resolveSibling("");
    if (Files.isDirectory(path) || !Files.isDirectory(folder)) {
      throw new IOException(
          Files.isDirectory(path)
              ? file + " is a folder: name a file in it"
              : "there is no folder " + folder);
    }
    Trace trace = TraceRecorder.of(session, host.images(), host.context());
    Path beside = folder.resolve(".dockwalk-" + UUID.randomUUID() + ".tmp");
    try {
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW))) {
        TraceWriter.write(trace, out);
      }
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
    return "Written to %s, %s: `dockwalk debug --trace %s` opens it."
        .formatted(file, Sizes.brief(Files.size(path)), file);
  }
}
