package dockwalk.repl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockwalk.debug.DebugSession;
import dockwalk.exec.Host;
import dockwalk.exec.IoFailure;
import dockwalk.render.ProgramOutput;
import dockwalk.render.Style;
import dockwalk.repl.command.Desk;
import dockwalk.repl.command.Narration;
import dockwalk.repl.command.Notebook;
import dockwalk.trace.Trace;
import dockwalk.trace.TraceFault;
import dockwalk.trace.TraceReader;
import dockwalk.trace.TraceRecorder;
import dockwalk.trace.TraceWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A session that was written down shows what it showed when it was walked. */
class TraceTest {
  private static final String LOOKING =
      """
      list
      why 1
      diff
      ls /
      tree /
      config
      env
      args
      layers
      back
      diff
      inspect
      goto 2
      config
      env
      continue
      reverse-continue
      step
      where
      """;

  private static final String FAILING =
      "FROM scratch\nCOPY <<A /a\nb\nA\nENV A=b\nCOPY nowhere /\n";

  private static final String FILES = "FROM scratch\nCOPY <<A /f/a\nb\nA\n";

  static Stream<String> dockerfiles() {
    return Stream.concat(WalkedDockerfiles.ALL.stream(), Stream.of(FAILING));
  }

  @ParameterizedTest
  @MethodSource("dockerfiles")
  void whatIsShownIsTheSame(String dockerfile) throws Exception {
    StringBuilder live = new StringBuilder();
    Desk desk = desk(dockerfile, live);
    byte[] document = walked(desk);
    live.setLength(0);
    run(desk, "goto 1\n" + LOOKING);

    StringBuilder traced = new StringBuilder();
    Desk opened = opened(read(document), traced);
    run(opened, "continue\n");
    traced.setLength(0);
    run(opened, "goto 1\n" + LOOKING);

    assertThat(shown(traced)).isEqualTo(shown(live));
  }

  @Test
  void aTraceOfATraceIsTheSame() throws Exception {
    byte[] first = walked(desk(FAILING, new StringBuilder()));
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    TraceWriter.write(read(first), second);

    assertThat(second.toString(UTF_8)).isEqualTo(new String(first, UTF_8));
  }

  @Test
  void aNameMayHaveAnyBytes() throws Exception {
    byte[] document = walked(desk(FILES, new StringBuilder()));
    String odd = new String(document, UTF_8).replace("\"name\":\"a\"", "\"name\":\"caf\\udce9\"");
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    TraceWriter.write(read(odd.getBytes(UTF_8)), again);

    assertThat(again.toString(UTF_8)).contains("caf\\uDCE9");
  }

  @Test
  void nothingCanBeExecutedInIt() throws Exception {
    byte[] document = walked(desk(WalkedDockerfiles.ALL.getFirst(), new StringBuilder()));
    for (String line :
        List.of(
            "exec ls",
            "shell",
            "try RUN a",
            "accept",
            "set A=b",
            "reload",
            "edit",
            "write",
            "export",
            "tag 1 a",
            "into",
            "run --no-cache",
            "trace b.json")) {
      StringBuilder out = new StringBuilder();
      Desk opened = opened(read(document), out);
      run(opened, "step\n");
      out.setLength(0);
      run(opened, line + "\n");

      assertThat(out.toString()).as(line).contains("This is a trace");
    }
  }

  @Test
  void beyondItsEndNothingIsMadeUp() throws Exception {
    Desk desk = desk(WalkedDockerfiles.ALL.getFirst(), new StringBuilder());
    run(desk, "step\n");
    StringBuilder out = new StringBuilder();
    run(opened(read(written(desk)), out), "continue\n");

    assertThat(out.toString()).contains("the trace ends here");
  }

  @Test
  void aTraceThatIsCutShortIsRefusedWhereverThatIs() throws Exception {
    byte[] whole = walked(desk(WalkedDockerfiles.ALL.getFirst(), new StringBuilder()));
    int end = new String(whole, UTF_8).stripTrailing().length();
    for (int length = 0; length < end; length += 37) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(TraceFault.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\" : 1           | \"version\" : 2      | it has version 2",
        "\"dockwalk trace\"        | \"other\"            | does not begin as one",
        "\"text\" : \"FROM        | \"text\" : \"FRMO   | cannot be planned",
        "\"instruction\" : \"FROM | \"instruction\" : \"X | has another instruction here",
        "\"mode\":\"0755\"         | \"mode\":\"rwx\"    | octal",
        "\"type\":\"file\"         | \"type\":\"disk\"   | no known type",
        "\"folder\":\"sha256:       | \"folder\":\"sha1:   | used before it is told",
        "\"tookNanos\" :          | \"tookNanos\" : [], \"x\" : | tookNanos must be a number",
        "\"context\" : \"sha256:   | \"context\" : [], \"x\" : \"  | context is not what it should be",
        "\"layer\" : 0             | \"layer\" : 77       | there is no layer 77",
        "\"platform\" : \"linux/amd64\" | \"platform\" : \"\" | platform",
      })
  void aTraceThatDoesNotHoldTogetherIsRefused(String was, String now, String why) throws Exception {
    String whole = new String(walked(desk(FILES, new StringBuilder())), UTF_8);
    assertThat(whole).contains(was);
    byte[] document = whole.replace(was, now).getBytes(UTF_8);

    assertThat(opening(document)).contains(why);
  }

  /** Why a trace is refused, or what a session shows that walks it. */
  private static String opening(byte[] document) throws Exception {
    StringBuilder out = new StringBuilder();
    try {
      run(opened(read(document), out), "continue\n");
    } catch (TraceFault e) {
      return String.valueOf(e.getMessage());
    }
    return out.toString();
  }

  /** Sixty folders, each of which holds the one before it twice: 2^60 paths. */
  @Test
  void aTreeThatMultipliesItselfIsRefused() {
    StringBuilder folders = new StringBuilder("\"0\":{\"mode\":\"0755\",\"entries\":[]}");
    for (int level = 1; level < 60; level++) {
      String below = "\"type\":\"folder\",\"folder\":\"" + (level - 1) + "\"}";
      folders.append(
          ",\"%d\":{\"mode\":\"0755\",\"entries\":[{\"name\":\"a\",%s,{\"name\":\"b\",%s]}"
              .formatted(level, below, below));
    }
    byte[] document =
        ("{\"format\":\"dockwalk trace\",\"version\":1,\"folders\":{" + folders + "}}")
            .getBytes(UTF_8);

    assertThatThrownBy(() -> read(document)).hasMessageContaining("more files");
  }

  private static Desk desk(String dockerfile, StringBuilder out) {
    return Sessions.desk(RandomWalksTest.host(), dockerfile, Narration.silent(), out::append);
  }

  /** The trace of a session that is walked to its end. */
  private static byte[] walked(Desk desk) throws Exception {
    run(desk, "continue\n");
    return written(desk);
  }

  private static byte[] written(Desk desk) throws Exception {
    Trace trace =
        TraceRecorder.of(desk.session(), RandomWalksTest.host().host().images(), desk.context());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TraceWriter.write(trace, out);
    return out.toByteArray();
  }

  private static Trace read(byte[] document) throws IOException {
    return TraceReader.read(new ByteArrayInputStream(document));
  }

  private static Desk opened(Trace trace, StringBuilder shown) throws IOException {
    Notebook out = new Notebook(shown::append);
    Host host = trace.host();
    DebugSession session =
        new DebugSession(
            trace.plan(),
            trace.machine(),
            host.layers(),
            host.contents(),
            new ProgramOutput(out, Style.PLAIN));
    return new Desk(
        session,
        host.contents(),
        host.context(),
        Optional.empty(),
        IoFailure::words,
        Narration.silent(),
        () -> Style.PLAIN,
        Locale.ENGLISH,
        out);
  }

  private static void run(Desk desk, String commands) throws Exception {
    new Repl(
            desk,
            new PipedLines(new ByteArrayInputStream(commands.getBytes(UTF_8))),
            IoFailure::words)
        .run();
  }

  /** Without times, and without advice that only a build can follow. */
  private static String shown(StringBuilder text) {
    return text.toString()
        .replaceAll(" *\\b(\\d+ms|\\d+(\\.\\d+)?s)\\b", " 0ms")
        .lines()
        .filter(line -> !line.startsWith("`into`") && !line.contains("`back` returns"))
        .collect(Collectors.joining("\n"));
  }
}
