package dockwalk.app;

import dockwalk.debug.Machine;
import dockwalk.exec.Host;
import dockwalk.plan.BuildPlan;
import dockwalk.repl.Lines;
import dockwalk.repl.command.Acting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What a session walks: a build on this machine, or one that was written down. */
interface Walkable extends AutoCloseable {
  BuildPlan plan();

  /** What takes the small steps. */
  Machine machine();

  /** Where files are looked at. */
  Host host();

  /** What can be done beside walking; absent if it was written down. */
  Optional<Acting> acting(Lines lines);

  /** A failed read or write, for a person. */
  String words(IOException e);

  /** A new folder, which is gone when this is closed. */
  Path scratch() throws IOException;

  @Override
  void close() throws IOException;
}
