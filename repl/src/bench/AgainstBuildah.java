import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Measures Dockwalk beside buildah, as whole processes on one base, and prints a table. From the
 * checkout: {@code java repl/src/bench/AgainstBuildah.java [RUNS [FOLDER]]}; FOLDER takes some 5
 * GiB for a while. As root, on a machine that does nothing else.
 *
 * <p>Both take turns, so that a busy minute meets both. The last column is what the machine needs
 * at least: for a COPY, {@code tar} of the files written once with SHA-256 beside; for a step, its
 * command alone.
 */
static final int FILES = 10_000;

static final long LARGE = 1L << 30;
static final String BASE = "localhost/bench:base";
static final String SIX = run(1, 6);

static int runs;
static Path work;

/** What is measured: the same for both, with what to do before each run, which is not timed. */
record Work(String name, List<String> dockwalk, List<String> buildah, List<String> least) {}

/** Does something before a timed run. */
interface Before {
  void prepare() throws Exception;
}

void main(String[] args) throws Exception {
  runs = args.length > 0 ? Integer.parseInt(args[0]) : 7;
  work = Files.createTempDirectory(args.length > 1 ? Path.of(args[1]) : Path.of("/tmp"), "bench");
  try {
    prepare();
    print("work", "dockwalk", "buildah", "ratio", "at least");
    starts();
    steps();
    copies();
    memory();
  } finally {
    shell("rm -rf '" + work + "'");
  }
}

void prepare() throws Exception {
  String busybox = "FROM scratch\nCOPY busybox /bin/busybox\n";
  folder("base", busybox + "RUN [\"/bin/busybox\", \"--install\", \"-s\", \"/bin\"]\n");
  Files.copy(Path.of("/bin/busybox"), work.resolve("base/busybox"));
  ok(dockwalk("build", "-t", BASE, "-o", "type=docker,dest=" + work + "/base.tar", folder("base")));
  ok(buildah("pull", "docker-archive:" + work + "/base.tar"));
  String driver = ok(buildah("info", "--format", "{{.store.GraphDriverName}}")).strip();
  System.out.printf(
      "%d runs each, times in ms: median (minimum). %s, storage driver %s; %s; %d processors%n%n",
      runs,
      ok(buildah("--version")).strip().replaceAll(" \\(.*", ""),
      driver,
      ok(dockwalk("--version")).strip(),
      Runtime.getRuntime().availableProcessors());
  folder("one", run(1, 1));
  folder("six", SIX);
  folder("many", "COPY files /files\n");
  Random random = new Random(1);
  for (int i = 0; i < FILES; i++) {
    Path file = work.resolve("many/files/" + i / 100 + "/" + i);
    Files.createDirectories(file.getParent());
    byte[] bytes = new byte[100 + random.nextInt(2000)];
    random.nextBytes(bytes);
    Files.write(file, bytes);
  }
  folder("large", "COPY large /large\n");
  byte[] block = new byte[1 << 20];
  try (OutputStream out = Files.newOutputStream(work.resolve("large/large"))) {
    for (long i = 0; i < LARGE / block.length; i++) {
      random.nextBytes(block);
      out.write(block);
    }
  }
}

void starts() throws Exception {
  compare(new Work("--version", dockwalk("--version"), buildah("--version"), List.of()), runs);
  for (String name : List.of("one", "six")) {
    ok(dockwalk("build", folder(name)));
  }
  List<Double> prompt = new ArrayList<>();
  for (int i = 0; i < runs; i++) {
    prompt.add(untilPrompt());
  }
  print("start to prompt", shown(prompt), "-", "-", "-");
}

void steps() throws Exception {
  Both one = compare(work("1 RUN, nothing cached", "one", "--no-cache"), runs);
  Both six = compare(work("6 RUNs, nothing cached", "six", "--no-cache"), runs);
  double command = median(times(List.of("/bin/busybox", "sh", "-c", "echo 1 > /dev/null"), runs));
  double mine = (median(six.dockwalk) - median(one.dockwalk)) / 5 - command;
  double other = (median(six.buildah) - median(one.buildah)) / 5 - command;
  print(
      "1 RUN more, beyond its command",
      "%.1f".formatted(mine),
      "%.1f".formatted(other),
      ratio(mine, other),
      "%.1f".formatted(command));
  ok(buildahBuild("six"));
  compare(work("6 RUNs, all cached", "six"), runs);
}

void copies() throws Exception {
  List<String> tarMany = least("many/files");
  compare(with(work("COPY 10,000 files", "many", "--no-cache"), tarMany), runs);
  ok(buildahBuild("many"));
  compare(work("COPY 10,000 files, cached", "many"), runs);
  Path changed = work.resolve("many/files/7/777");
  compare(
      work("COPY 10,000 files, 1 changed", "many"),
      runs,
      () -> Files.writeString(changed, "changed at " + System.nanoTime()));
  int few = Math.min(runs, 3);
  Before room = () -> shell("sync");
  compare(with(work("COPY 1 GiB", "large", "--no-cache"), least("large/large")), few, room);
}

void memory() throws Exception {
  for (String name : List.of("six", "large")) {
    Work measured = work(name, name, "--no-cache");
    double mine = peak(measured.dockwalk);
    double other = peak(measured.buildah);
    print(
        "peak memory, " + (name.equals("six") ? "6 RUNs" : "COPY 1 GiB") + " (MiB)",
        "%.0f".formatted(mine),
        "%.0f".formatted(other),
        ratio(mine, other),
        "-");
  }
}

// --- What is run ---

/** RUN instructions that each write a file of their own. */
static String run(int from, int to) {
  StringBuilder text = new StringBuilder();
  for (int i = from; i <= to; i++) {
    text.append("RUN echo ").append(i).append(" > /").append(i).append('\n');
  }
  return text.toString();
}

/** Makes a build context, on the base unless the text says another. */
static String folder(String name, String dockerfile) throws IOException {
  Path folder = Files.createDirectories(work.resolve(name));
  String from = dockerfile.startsWith("FROM") ? "" : "FROM " + BASE + "\n";
  Files.writeString(folder.resolve("Dockerfile"), from + dockerfile);
  return folder.toString();
}

static String folder(String name) {
  return work.resolve(name).toString();
}

static Work work(String title, String context, String... flags) {
  List<String> mine = dockwalk("build", "-t", "bench:" + context);
  mine.addAll(List.of(flags));
  mine.add(folder(context));
  return new Work(title, mine, buildahBuild(context, flags), List.of());
}

static Work with(Work work, List<String> least) {
  return new Work(work.name, work.dockwalk, work.buildah, least);
}

static List<String> dockwalk(String... args) {
  List<String> command = new ArrayList<>(List.of(Path.of("dockwalk").toAbsolutePath().toString()));
  command.addAll(List.of(args));
  return command;
}

static List<String> buildah(String... args) {
  List<String> command = new ArrayList<>(List.of("buildah"));
  if (!args[0].startsWith("-")) {
    command.addAll(List.of("--root", work + "/root", "--runroot", work + "/runroot"));
  }
  command.addAll(List.of(args));
  return command;
}

static List<String> buildahBuild(String context, String... flags) {
  List<String> command = buildah("bud", "--layers", "--isolation", "chroot", "--pull=never", "-t");
  command.add("bench:" + context);
  command.addAll(List.of(flags));
  command.add(folder(context));
  return command;
}

/** Reads the files and writes them once, with SHA-256 beside. */
static List<String> least(String files) {
  String pipe = "tar -C '%s' -c %s | tee '%s/tar' | sha256sum".formatted(work, files, work);
  return List.of("sh", "-c", pipe);
}

// --- How it is measured ---

/** The times of both in milliseconds. */
record Both(List<Double> dockwalk, List<Double> buildah) {}

static Both compare(Work work, int runs) throws Exception {
  return compare(work, runs, () -> {});
}

static Both compare(Work work, int runs, Before before) throws Exception {
  Both both = new Both(new ArrayList<>(), new ArrayList<>());
  List<Double> least = new ArrayList<>();
  for (int i = 0; i < runs; i++) {
    before.prepare();
    both.dockwalk.add(time(work.dockwalk));
    before.prepare();
    both.buildah.add(time(work.buildah));
    if (!work.least.isEmpty()) {
      before.prepare();
      least.add(time(work.least));
    }
  }
  print(
      work.name,
      shown(both.dockwalk),
      shown(both.buildah),
      ratio(median(both.dockwalk), median(both.buildah)),
      least.isEmpty() ? "-" : shown(least));
  return both;
}

static List<Double> times(List<String> command, int runs) throws Exception {
  List<Double> times = new ArrayList<>();
  for (int i = 0; i < runs; i++) {
    times.add(time(command));
  }
  return times;
}

static double time(List<String> command) throws Exception {
  long start = System.nanoTime();
  ok(command);
  return (System.nanoTime() - start) / 1e6;
}

/** From the start of the debugger on a terminal until it reads a command. */
static double untilPrompt() throws Exception {
  String command = String.join(" ", dockwalk("debug", folder("six")));
  long start = System.nanoTime();
  Process process = builder(List.of("script", "-qfc", command, "/dev/null")).start();
  String ready = "[?2004h"; // bracketed paste is switched on when the line editor is ready
  StringBuilder seen = new StringBuilder();
  InputStream in = process.getInputStream();
  while (seen.indexOf(ready) < 0) {
    int next = in.read();
    if (next < 0) {
      throw new IllegalStateException("no prompt: " + seen);
    }
    seen.append((char) next);
  }
  double time = (System.nanoTime() - start) / 1e6;
  process.getOutputStream().write("quit\r".getBytes(UTF_8));
  process.getOutputStream().flush();
  in.transferTo(OutputStream.nullOutputStream());
  process.waitFor();
  return time;
}

/** Peak resident memory of the largest process, in MiB. */
static double peak(List<String> command) throws Exception {
  Path file = work.resolve("peak");
  List<String> timed = new ArrayList<>(List.of("/usr/bin/time", "-f", "%M", "-o", file.toString()));
  timed.addAll(command);
  ok(timed);
  return Integer.parseInt(Files.readString(file).strip()) / 1024.0;
}

static String ok(List<String> command) throws Exception {
  Process process = builder(command).redirectErrorStream(true).start();
  process.getOutputStream().close();
  String output = new String(process.getInputStream().readAllBytes(), UTF_8);
  if (process.waitFor() != 0) {
    throw new IllegalStateException(command + ": " + output);
  }
  return output;
}

static void shell(String script) throws Exception {
  ok(List.of("sh", "-c", script));
}

static ProcessBuilder builder(List<String> command) {
  ProcessBuilder builder = new ProcessBuilder(command);
  Map<String, String> env = new HashMap<>(Map.of("DOCKWALK_HOME", work + "/home"));
  env.put("TERM", "xterm-256color");
  builder.environment().putAll(env);
  return builder;
}

// --- How it is shown ---

static double median(List<Double> times) {
  double[] sorted = times.stream().mapToDouble(t -> t).sorted().toArray();
  return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
}

static String shown(List<Double> times) {
  double minimum = Arrays.stream(times.toArray(Double[]::new)).min(Double::compare).orElseThrow();
  return String.format(Locale.ROOT, "%.0f (%.0f)", median(times), minimum);
}

static String ratio(double mine, double other) {
  return String.format(Locale.ROOT, "%.2f", mine / other);
}

static void print(String work, String dockwalk, String buildah, String ratio, String least) {
  System.out.printf("%-32s%16s%16s%8s%16s%n", work, dockwalk, buildah, ratio, least);
}
