package dockwalk.repl;

import dockwalk.plan.BuildOptions;
import dockwalk.repl.command.MisuseException;
import dockwalk.repl.command.Program;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.SourceFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A Dockerfile in memory; each edit of it is one of those that a test has got ready. */
final class MemoryProgram implements Program {
  /** Stands for a file that is deleted. */
  static final String GONE = "gone";

  private final Deque<String> edits;
  private final BuildOptions options;
  String text;

  MemoryProgram(String text, BuildOptions options, List<String> edits) {
    this.text = text;
    this.options = options;
    this.edits = new ArrayDeque<>(edits);
  }

  @Override
  public Dockerfile read() throws IOException {
    if (text.equals(GONE)) {
      throw new IOException("Dockerfile: no such file or directory");
    }
    return Dockerfile.parse(new SourceFile("Dockerfile", text));
  }

  @Override
  public void write(String was, String now) throws IOException {
    if (!text.equals(was)) {
      throw new IOException("Dockerfile was changed");
    }
    text = now;
  }

  @Override
  public void edit() throws MisuseException {
    if (edits.isEmpty()) {
      throw new MisuseException("There is no editor here.");
    }
    text = edits.removeFirst();
  }

  @Override
  public void watch(boolean on) {
    // nothing is saved by anybody else
  }

  @Override
  public BuildOptions options() {
    return options;
  }
}
