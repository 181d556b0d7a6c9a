package dockwalk.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dockwalk.debug.Breakpoint.Reason;
import dockwalk.debug.Breakpoint.Terms;
import dockwalk.debug.FakeMachine.Deed;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.syntax.Diagnostic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
  private final FakeLayers layers = new FakeLayers();
  private final FakeMachine machine =
      new FakeMachine(layers)
          .on("COPY a /a", Deed.files(QueryTest::filled))
          .on("RUN make", Deed.files(tree -> put(tree, "/out", 0644, "x")).printing("warning: w\n"))
          .on("RUN more", Deed.files(tree -> put(tree, "/more", 0644, "x")));
  private final DebugSession session =
      new DebugSession(
          Plans.of("FROM scratch AS one", "COPY a /a", "RUN make", "RUN more"),
          machine,
          layers,
          layers,
          event -> {});

  private static FileTree put(FileTree tree, String path, int mode, String text) {
    return tree.put(
        path, new Node.Regular(new Metadata(mode, 7, 8, 0), new Content.Inline(text), false));
  }

  private static FileTree filled(FileTree tree) {
    FileTree more = put(put(tree, "/a/su", 04755, "1234"), "/a/b/text", 0644, "id=42\n");
    return more.put("/a/link", new Node.Symlink(new Metadata(0777, 0, 0, 0), "su"));
  }

  private Query query(String text) {
    return switch (Query.parse(text)) {
      case Query.Parsed.Valid(Query query) -> query;
      case Query.Parsed.Invalid invalid -> throw new AssertionError(invalid.why());
    };
  }

  /** Before {@code RUN more}: {@code RUN make} was the last. */
  private Query.Answer asked(String text) throws IOException {
    session.resume(state -> state.next() == 3, Passing.SILENT);
    return query(text).ask(session.sight());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "cwd == \"/\" => true",
        "user == 'root' => true",
        "stage == 'one' && step == 4 && line == 4 => true",
        "instruction == 'RUN' => true",
        "outcome == 'executed' => true",
        "output ~ '(?i)WARN' => true",
        "output !~ 'error' => true",
        "layers == 2 => true",
        "size >= 2kB => true",
        "size > 1GiB => false",
        "platform == 'linux/amd64' => true",
        "exists(/a/su) && !exists(/b) => true",
        "exists(./a/../a/su) => true",
        "size(/a) == 10B => true",
        "size(/a) == 10 => true",
        "files(/a) == 3 => true",
        "mode(/a/su) == 4755 => true",
        "mode(/a/b/text) == 0644 => true",
        "owner(/a/su) == '7:8' => true",
        "type(/a/link) == 'link' && type(/a) == 'folder' => true",
        "content(/a/b/text) ~ '^id=\\d+' => true",
        "changed(/out) => true",
        "changed(/a) => false",
        "changed(/*) => true",
        "took < 1h => true",
        "env.PATH ~ '/bin' => true",
        "config.entrypoint => false",
        "env.NOPE => false",
        "!env.NOPE => true",
        "hit(1) == 0 => false",
        "true || env.NOPE == 1 => true",
        "false && size(/nope) > 1 => false",
      })
  void asksTheState(String text, boolean so) throws IOException {
    assertThat(asked(text).value().holds()).isEqualTo(so);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "env.NOPE == 'x' => false => env.NOPE is not set",
        "env.NOPE != 'x' => true => env.NOPE is not set",
        "arg.NOPE ~ 'x' => false => arg.NOPE is not set",
        "size(/nope) > 1MB => false => /nope does not exist",
        "size(/nope) < 1MB => false => /nope does not exist",
        "content(/a) ~ 'x' => false => /a is not a file",
        "env.PATH > 5 => false => \"/usr/local/sbin:/usr/local/bin:/usr/sbin…\" is not a number",
        "hits > 1 => false => hits has a value in a breakpoint's condition only",
        "hit(9) > 1 => false => there is no breakpoint 9",
        "cwd ~ env.PATH => false => ",
      })
  void whatIsNotThereIsNeitherEqualNorMore(String text, boolean so, String note)
      throws IOException {
    Query.Answer answer = asked(text);
    assertThat(answer.value().holds()).isEqualTo(so);
    assertThat(answer.notes()).isEqualTo(note == null ? List.of() : List.of(note));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "evn.PATH == 'x' => 0-8 unknown name evn (did you mean env?)",
        "line > 1 && cwdd == 'x' => 12-16 unknown name cwdd (did you mean cwd?)",
        "env == 'x' => 0-3 env needs a name after a dot",
        "cwd.a => 0-5 cwd has no parts",
        "exists => 0-6 exists is a function",
        "exist(/a) => 0-9 unknown function exist (did you mean exists?)",
        "size(/a, /b) => 0-12 size takes one argument",
        "size(5) => 5-6 this is no PATH",
        "hit('a') => 4-7 this is no N",
        "exists(app) => 7-10 unknown name app",
        "config.entrypiont => 0-17 config has no setting entrypiont (did you mean entrypoint?)",
        "cwd > '/a' => 6-10 > compares numbers, and this is none",
        "layers > 5MB => 0-12 a number is compared with a size",
        "took > 5MB => 0-10 a time is compared with a size",
        "cwd ~ '(' => 6-9 this is no regular expression: missing closing )",
      })
  void aWrongQueryIsRefusedAtItsPlace(String text, String fault) {
    assertThat(Query.parse(text))
        .isInstanceOfSatisfying(
            Query.Parsed.Invalid.class,
            invalid -> assertThat(placed(invalid.why())).isEqualTo(fault));
  }

  private static String placed(Diagnostic why) {
    return why.span().start() + "-" + why.span().end() + " " + why.message();
  }

  @Test
  void aPatternMadeToHurtCostsNoTime() {
    String hostile = "'" + "a".repeat(900) + "' ~ '((a+)+)+((a|aa)+)+b'";
    Query.Answer answer = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> asked(hostile));
    assertThat(answer.value().holds()).isFalse();
  }

  private Breakpoint onRun(String condition) {
    return session
        .breakpoints()
        .add(
            new Reason.Before(new Place.Keyword("RUN")),
            new Terms(false, Optional.of(query(condition)), Optional.empty()));
  }

  @Test
  void aBreakpointStopsWhereItsConditionIsSo() throws IOException {
    Breakpoint mark = onRun("exists(/out)");
    assertThat(session.resume(state -> false, Passing.SILENT))
        .isInstanceOf(Stop.AtBreakpoint.class);
    assertThat(session.state().next()).isEqualTo(3);
    assertThat(session.breakpoints().of(mark.number()).orElseThrow().counts())
        .isEqualTo(new Breakpoint.Counts(2, 1, 0));
  }

  @Test
  void hitsCountsTheTimesThatThePlaceWasReached() throws IOException {
    onRun("hits == 2");
    session.resume(state -> false, Passing.SILENT);
    assertThat(session.state().next()).isEqualTo(3);
  }

  @Test
  void whatIsIgnoredIsCounted() throws IOException {
    Breakpoint mark = onRun("true");
    assertThat(session.breakpoints().ignore(mark.number(), 1)).isTrue();
    session.resume(state -> false, Passing.SILENT);
    assertThat(session.state().next()).isEqualTo(3);
    assertThat(session.breakpoints().of(mark.number()).orElseThrow().hits()).isEqualTo(2);
  }

  @Test
  void aLogPointTellsAndDoesNotStop() throws IOException {
    LogText text =
        switch (LogText.parse("{{step}} {step}: {exists(/out)}")) {
          case LogText.Parsed.Valid(LogText log) -> log;
          case LogText.Parsed.Invalid invalid -> throw new AssertionError(invalid.why());
        };
    session
        .breakpoints()
        .add(
            new Reason.Before(new Place.Keyword("RUN")),
            new Terms(false, Optional.empty(), Optional.of(text)));
    List<String> said = new ArrayList<>();
    Passing hears =
        new Passing() {
          @Override
          public void passed(Walk walk, boolean replayed, boolean last) {}

          @Override
          public void logged(Breakpoint mark, List<Value> values) {
            said.add(values.toString());
          }
        };
    assertThat(session.resume(state -> false, hears)).isEqualTo(new Stop.AtEnd());
    assertThat(said).hasSize(2);
    assertThat(said.getFirst()).contains("{step} ", "number=3.0", "so=false");
    assertThat(said.getLast()).contains("number=4.0", "so=true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "a {cwd => 2-3 this { has no }",
        "a } => 2-3 this } has no {",
        "a {cwdd} => 3-7 unknown name cwdd (did you mean cwd?)",
        "{} => 1-1 there is no expression",
      })
  void aWrongLogTextIsRefusedAtItsPlace(String text, String fault) {
    assertThat(LogText.parse(text))
        .isInstanceOfSatisfying(
            LogText.Parsed.Invalid.class,
            invalid -> assertThat(placed(invalid.why())).isEqualTo(fault));
  }
}
