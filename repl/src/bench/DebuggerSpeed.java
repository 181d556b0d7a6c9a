import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Measures the debugger on an image of 100,000 files, as who types commands waits for their
 * answers. From the checkout: {@code java repl/src/bench/DebuggerSpeed.java [FILES [DOCKWALK]]}.
 * Each command is given several times in one session; the table has the median and the slowest. The
 * first time, when the JVM has not seen the command yet, has a column of its own.
 */
static final int RUNS = 15;

static final String MARK = "424242";
static Path work;
static String dockwalk = "./dockwalk";

void main(String[] args) throws Exception {
  int files = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
  dockwalk = args.length > 1 ? args[1] : dockwalk;
  work = Files.createTempDirectory("debugger-speed");
  try {
    prepare(files);
    measure();
  } finally {
    run("rm", "-rf", work.toString());
  }
}

void prepare(int files) throws Exception {
  Path base = Files.createDirectories(work.resolve("base/tree"));
  for (int i = 0; i < files; i++) {
    Path folder = base.resolve("d" + i / 10_000 + "/e" + i % 10_000 / 100);
    if (i % 100 == 0) {
      Files.createDirectories(folder);
    }
    Files.writeString(folder.resolve("file-" + i), "content " + i);
  }
  Files.writeString(work.resolve("base/Dockerfile"), "FROM scratch\nCOPY tree /\n");
  run(dockwalk, "build", "-q", "-t", "bench/files", work.resolve("base").toString());
  Path context = Files.createDirectories(work.resolve("context"));
  StringBuilder dockerfile = new StringBuilder("FROM bench/files\n");
  for (int i = 0; i < RUNS; i++) {
    Files.writeString(context.resolve("one-" + i), "one " + i + " " + System.nanoTime());
    dockerfile.append("COPY one-").append(i).append(" /d3/e7/\n");
  }
  Files.writeString(context.resolve("Dockerfile"), dockerfile);
}

void measure() throws Exception {
  Process process =
      new ProcessBuilder(dockwalk, "debug", work.resolve("context").toString())
          .redirectErrorStream(true)
          .start();
  try (PrintStream in = new PrintStream(process.getOutputStream(), true, UTF_8);
      BufferedReader out =
          new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
    System.out.printf("%-24s %8s %8s %8s%n", "ms", "first", "median", "slowest");
    row("step over FROM", ask(in, out, "step", 1));
    row("step over COPY", ask(in, out, "step", RUNS));
    row("back", ask(in, out, "back", RUNS));
    row("step (replayed)", ask(in, out, "step", RUNS));
    List<Double> jumps = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      jumps.addAll(ask(in, out, "goto " + (i % 2 == 0 ? 2 : RUNS), 1));
    }
    row("goto", jumps);
    ask(in, out, "goto " + RUNS, 1);
    row("diff", ask(in, out, "diff", RUNS));
    row("diff 2.." + RUNS, ask(in, out, "diff 2.." + RUNS, RUNS));
    row("tree of a folder", ask(in, out, "tree /d3/e7", RUNS));
    row("tree --changed", ask(in, out, "tree --changed", RUNS));
    row("ls", ask(in, out, "ls /d3/e7", RUNS));
    row("stat", ask(in, out, "stat /d3/e7/file-30700", RUNS));
    row("find / -name file-1", ask(in, out, "find / -name file-1", RUNS));
    row("print size(/)", ask(in, out, "print size(/)", RUNS));
    row("layers", ask(in, out, "layers", RUNS));
    in.println("quit");
  }
  process.waitFor();
}

/** How long each answer took, in milliseconds. */
List<Double> ask(PrintStream in, BufferedReader out, String command, int times) throws Exception {
  List<Double> took = new ArrayList<>();
  for (int i = 0; i < times; i++) {
    long start = System.nanoTime();
    in.println(command + "\nprint " + MARK);
    while (!Objects.requireNonNull(out.readLine(), "the session ended").equals(MARK)) {
      // what the command prints
    }
    took.add((System.nanoTime() - start) / 1e6);
  }
  return took;
}

void row(String name, List<Double> took) {
  double[] sorted =
      took.stream().skip(took.size() > 1 ? 1 : 0).mapToDouble(d -> d).sorted().toArray();
  System.out.printf(
      Locale.ROOT,
      "%-24s %8.1f %8.1f %8.1f%n",
      name,
      took.getFirst(),
      sorted[sorted.length / 2],
      Arrays.stream(sorted).max().orElse(0));
}

void run(String... command) throws Exception {
  Process process = new ProcessBuilder(command).inheritIO().start();
  if (process.waitFor() != 0) {
    throw new IllegalStateException(String.join(" ", command) + " failed");
  }
}
