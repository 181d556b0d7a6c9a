package dockwalk.syntax;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Spoils Dockerfiles byte by byte and reads what comes out: nothing may be thrown, every place must
 * lie inside its parent's, and no text may take longer than its length explains. Runs for a while
 * as a program of its own:
 *
 * <pre>{@code mvn -q test-compile -pl grammar
 * cd grammar
 * java -cp target/classes:target/test-classes:LIBS dockwalk.syntax.ParserFuzz 600}</pre>
 *
 * <p>It prints how many texts it read. A text that fails is written to {@code target/fuzz-failure},
 * to become a case of a table.
 */
final class ParserFuzz {
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
  private static final int LONGEST = 1 << 18;
  private static final Duration PER_MEGABYTE = Duration.ofSeconds(2);
  private static final Duration AT_LEAST = Duration.ofMillis(500);
  private static final String[] TOKENS = {
    "FROM a\n",
    "RUN ",
    "COPY ",
    "ADD ",
    "ENV ",
    "LABEL ",
    "ARG ",
    "ONBUILD ",
    "HEALTHCHECK ",
    "--",
    "--x=",
    "<<",
    "<<-",
    "<<EOF",
    "\nEOF\n",
    "\\\n",
    "`\n",
    "\r\n",
    "\n",
    " ",
    "\t",
    "\\",
    "`",
    "# escape=`\n",
    "#",
    "'",
    "\"",
    "$",
    "${",
    "${a",
    ":-",
    ":+",
    ":?",
    "#",
    "##",
    "%",
    "/",
    "//",
    "}",
    "[",
    "]",
    "[\"",
    "\",",
    "=",
    "\u00A0",
    "\uFEFF",
    "\uD83D\uDE00",
    "\u0000",
    "<",
    "3<<A ",
    "ONBUILD RUN <<-EOF\n\tx\n\tEOF\n",
    "ONBUILD COPY <<A <<'B' /\na\nA\nb\nB\n",
    "${V//a/b}",
    "${V/*a?\\}/$W}",
    "${V##*/}",
    "${V:-${W%",
    "--mount=type=cache,target=/x,id=a ",
    "--mount=type=secret,\"id=a\",env=B ",
    "# check=skip=all;error=true\n",
    "# check=skip=JSONArgsRecommended\n",
    "CMD ['a', \u201Cb\u201D]\n",
    "ENV A= b # c\n",
  };

  private final SplittableRandom random;
  private final List<byte[]> seeds;

  ParserFuzz(long seed, List<byte[]> seeds) {
    this.random = new SplittableRandom(seed);
    this.seeds = seeds;
  }

  /** The first argument is a number of seconds; folders with more Dockerfiles may follow. */
  public static void main(String[] args) throws IOException {
    List<byte[]> seeds = new ArrayList<>(tables());
    for (String folder : Arrays.asList(args).subList(1, args.length)) {
      seeds.addAll(dockerfiles(Path.of(folder)));
    }
    long seed = System.nanoTime();
    System.out.println("seed " + seed + ", " + seeds.size() + " Dockerfiles to begin with");
    long texts = new ParserFuzz(seed, seeds).run(Duration.ofSeconds(Long.parseLong(args[0])));
    System.out.println(texts + " texts read, nothing found");
  }

  /** The inputs of the tables of trees and of errors. */
  static List<byte[]> tables() throws IOException {
    List<byte[]> texts = new ArrayList<>();
    for (String table : List.of("trees.txt", "errors.txt")) {
      GoldenTable.read(table)
          .cases()
          .forEach(c -> texts.add(c.text().getBytes(StandardCharsets.UTF_8)));
    }
    return texts;
  }

  private static List<byte[]> dockerfiles(Path folder) throws IOException {
    List<byte[]> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.endsWith("Dockerfile")).sorted().toList()) {
        texts.add(Files.readAllBytes(file));
      }
    }
    return texts;
  }

  /** Reads spoiled texts for {@code time}; how many they were. */
  long run(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    long texts = 0;
    while (System.nanoTime() < end) {
      byte[] bytes = seeds.get(random.nextInt(seeds.size()));
      int times = 1 + random.nextInt(8);
      for (int i = 0; i < times && bytes.length < LONGEST; i++) {
        bytes = spoiled(bytes);
      }
      check(bytes);
      texts++;
    }
    return texts;
  }

  private void check(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    long start = THREAD.getCurrentThreadCpuTime();
    try {
      Dockerfile file = Dockerfile.parse(new SourceFile("Dockerfile", text));
      JsonPrinter.print(file);
      Word word = Word.parse(text, new Span(0, text.length()), random.nextBoolean() ? '`' : '\\');
      word.expand(name -> name.length() > 2 ? Optional.empty() : Optional.of("v" + name));
      long took = THREAD.getCurrentThreadCpuTime() - start;
      Spans.check(file);
      Spans.check(word);
      long allowed = AT_LEAST.toNanos() + bytes.length * (PER_MEGABYTE.toNanos() >> 20);
      if (took > allowed) {
        throw new IllegalStateException(
            text.length() + " characters took " + took / 1_000_000 + " ms");
      }
    } catch (RuntimeException | Error e) {
      throw new AssertionError(kept(bytes), e);
    }
  }

  private static String kept(byte[] bytes) {
    Path file = Path.of("target", "fuzz-failure");
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return "see " + file.toAbsolutePath();
    } catch (IOException e) {
      return e + ": " + Arrays.toString(bytes);
    }
  }

  private byte[] spoiled(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    int length = Math.min(bytes.length - from, random.nextInt(1 + Math.min(64, bytes.length)));
    byte[] piece = Arrays.copyOfRange(bytes, from, from + length);
    return switch (random.nextInt(7)) {
      case 0 -> joined(bytes, from, from + length, new byte[0]);
      case 1 -> joined(bytes, from, from, repeated(piece, random.nextInt(4)));
      case 2 ->
          joined(
              bytes,
              from,
              from,
              repeated(piece, random.nextInt(random.nextInt(20) == 0 ? 3000 : 30)));
      case 3 ->
          joined(
              bytes, from, Math.min(bytes.length, from + 1), new byte[] {(byte) random.nextInt()});
      case 4 -> joined(bytes, from, from, repeated(token(), 1 + random.nextInt(3)));
      case 5 -> joined(bytes, from, from + length, token());
      default -> joined(bytes, from, bytes.length, seeds.get(random.nextInt(seeds.size())));
    };
  }

  private byte[] token() {
    return TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] repeated(byte[] piece, int times) {
    byte[] all = new byte[piece.length * times];
    for (int i = 0; i < all.length; i++) {
      all[i] = piece[i % piece.length];
    }
    return all;
  }

  private static byte[] joined(byte[] bytes, int from, int to, byte[] between) {
    byte[] all = new byte[from + between.length + bytes.length - to];
    System.arraycopy(bytes, 0, all, 0, from);
    System.arraycopy(between, 0, all, from, between.length);
    System.arraycopy(bytes, to, all, from + between.length, bytes.length - to);
    return all;
  }
}
