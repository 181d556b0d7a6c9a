package dockwalk.app;

import dockwalk.debug.DebugSession;
import dockwalk.exec.Host;
import dockwalk.export.Target;
import dockwalk.render.Sizes;
import dockwalk.repl.command.Tracing;
import dockwalk.trace.Trace;
import dockwalk.trace.TraceRecorder;
import dockwalk.trace.TraceWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
    new Target.File(path).write(out -> TraceWriter.write(trace, out));
    return "Written to %s, %s: `dockwalk debug --trace %s` opens it."
        .formatted(file, Sizes.brief(Files.size(path)), file);
  }
}
