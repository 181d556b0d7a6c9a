package dockwalk.sandbox;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dockwalk.exec.Action;
import dockwalk.exec.PacedShell;
import dockwalk.exec.PacedShell.Order;
import dockwalk.fs.FileTree;
import dockwalk.linux.Descriptor;
import dockwalk.linux.Errno;
import dockwalk.linux.ErrnoException;
import dockwalk.linux.FileCalls;
import dockwalk.sandbox.MountPoint.Material;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Gives a shell its commands, over two named pipes that lie beside its tree. Both are open for
 * reading and writing here, so that neither end ever waits for the other to open it.
 */
final class ShellFeed implements AutoCloseable {
  /** Of a report, in bytes; variables beyond it are not shown. */
  private static final int MOST = 1 << 20;

  /** Tells the files as they are now. */
  interface Look {
    FileTree now() throws IOException;
  }

  private final PacedShell shell;
  private final ShellText text;
  private final Look look;
  private final Path folder;
  private final Descriptor script;
  private final Descriptor report;
  private final byte[] end;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private byte[] tail = new byte[0];

  private ShellFeed(PacedShell shell, Path folder, Look look) throws IOException {
    this.shell = shell;
    this.look = look;
    this.folder = folder;
    this.text = new ShellText(shell, "//" + UUID.randomUUID() + "//");
    this.end = (text.mark() + "\n").getBytes(StandardCharsets.UTF_8);
    this.script = open(folder.resolve("script"), 0);
    this.report = open(folder.resolve("report"), Descriptor.NO_WAITING);
  }

  /**
   * Makes the pipes, and writes what the shell reads first.
   *
   * @param folder a new empty one
   */
  static ShellFeed in(Path folder, PacedShell shell, Look look) throws IOException {
    ShellFeed feed = new ShellFeed(shell, folder, look);
    feed.write(feed.text.beginning());
    return feed;
  }

  private static Descriptor open(Path pipe, int flags) throws IOException {
    FileCalls.makeNode(pipe, FileCalls.S_IFIFO, 0, 0);
    FileCalls.chmod(pipe, 0666); // the shell may be any user's
    return Descriptor.open(pipe.toString(), Descriptor.READ_WRITE | flags);
  }

  /** The program that is run in the place of {@code what}. */
  Action.Execute program(Action.Execute what) {
    return new Action.Execute(
        text.argv(),
        what.env(),
        what.workingDir(),
        what.user(),
        what.network(),
        what.scripts(),
        what.mounts(),
        what.settings());
  }

  /** {@code plan} with the pipes. */
  MountPlan with(MountPlan plan) {
    List<MountPoint> points = new ArrayList<>(plan.points());
    points.add(new MountPoint(ShellText.SCRIPT, new Material.Socket(folder.resolve("script"))));
    points.add(new MountPoint(ShellText.REPORT, new Material.Socket(folder.resolve("report"))));
    points.sort(Comparator.comparing(MountPoint::target));
    return new MountPlan(points, plan.env(), plan.held());
  }

  /** Can be read from when there is more of a report. */
  Descriptor report() {
    return report;
  }

  /** Reads what there is of a report; if it is whole, gives the shell its next command. */
  void ready() throws IOException, InterruptedException {
    receive();
    if (!Arrays.equals(tail, end)) {
      return;
    }
    String all = received.toString(StandardCharsets.UTF_8);
    received.reset();
    tail = new byte[0];
    String[] parts = all.split(Pattern.quote(text.mark()), -1);
    Order order = shell.pace().next(ShellReport.of(parts, look.now()));
    write(text.of(order, ShellReport.pipeline(parts)));
    if (order instanceof Order.End) {
      script.close(); // there is no more to read: the shell ends
    }
  }

  private void receive() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment chunk = arena.allocate(1 << 16);
      int length;
      try {
        length = (int) report.read(chunk);
      } catch (ErrnoException e) {
        if (e.errno() == Errno.EAGAIN) {
          return; // a program inside was quicker; waiting for more would take no interrupt
        }
        throw e;
      }
      byte[] bytes = chunk.asSlice(0, length).toArray(JAVA_BYTE);
      received.write(bytes, 0, Math.min(length, MOST - Math.min(MOST, received.size())));
      byte[] joined = new byte[tail.length + length];
      System.arraycopy(tail, 0, joined, 0, tail.length);
      System.arraycopy(bytes, 0, joined, tail.length, length);
      int kept = Math.min(joined.length, end.length);
      tail = Arrays.copyOfRange(joined, joined.length - kept, joined.length);
    }
  }

  private void write(String lines) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, lines.getBytes(StandardCharsets.UTF_8));
      script.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    script.close();
    report.close();
    Files.deleteIfExists(folder.resolve("script"));
    Files.deleteIfExists(folder.resolve("report"));
  }
}
