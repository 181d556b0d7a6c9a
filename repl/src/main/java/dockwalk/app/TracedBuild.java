package dockwalk.app;

import dockwalk.debug.Machine;
import dockwalk.exec.Host;
import dockwalk.exec.IoFailure;
import dockwalk.layer.Folders;
import dockwalk.plan.BuildPlan;
import dockwalk.repl.Lines;
import dockwalk.repl.command.Acting;
import dockwalk.trace.Trace;
import dockwalk.trace.TraceFault;
import dockwalk.trace.TraceReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A build that was written down with {@code trace}. */
final class TracedBuild implements Walkable {
  private final BuildPlan plan;
  private final Machine machine;
  private final Host host;
  private final List<Path> scratch = new ArrayList<>();

  private TracedBuild(Trace trace) throws TraceFault {
    this.plan = trace.plan();
    this.machine = trace.machine();
    this.host = trace.host();
  }

  /**
   * Opens the trace in {@code file}.
   *
   * @param name of the file, for messages
   * @throws IOException if it cannot be read, or is none that can be used; the message says why
   */
  static TracedBuild open(Path file, String name) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(name + " is a folder: name the trace in it");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new TracedBuild(TraceReader.read(in));
    } catch (TraceFault e) {
      throw new IOException(name + " is no trace that can be walked: " + e.getMessage(), e);
    }
  }

  @Override
  public BuildPlan plan() {
    return plan;
  }

  @Override
  public Machine machine() {
    return machine;
  }

  @Override
  public Host host() {
    return host;
  }

  @Override
  public Optional<Acting> acting(Lines lines) {
    return Optional.empty();
  }

  @Override
  public String words(IOException e) {
    return IoFailure.words(e);
  }

  @Override
  public Path scratch() throws IOException {
    Path folder = Files.createTempDirectory("dockwalk-");
    scratch.add(folder);
    return folder;
  }

  @Override
  public void close() throws IOException {
    for (Path folder : scratch) {
      Folders.delete(folder);
    }
  }
}
