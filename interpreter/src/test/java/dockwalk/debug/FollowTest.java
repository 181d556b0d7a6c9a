package dockwalk.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.debug.Breakpoint.Reason;
import dockwalk.debug.FakeMachine.Deed;
import dockwalk.exec.Event;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree.Links;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A session goes on under another plan, and nothing is executed for that. */
class FollowTest {
  private final FakeLayers layers = new FakeLayers();
  private final FakeMachine machine =
      new FakeMachine(layers)
          .on("RUN a", file("/a").printing("said a\n"))
          .on("RUN b", file("/b"))
          .on("RUN c", file("/c"))
          .on("RUN bad", Deed.NOTHING.failing(7));

  private static Deed file(String path) {
    return Deed.files(
        tree ->
            tree.put(
                path,
                new Node.Regular(new Metadata(0644, 0, 0, 0), new Content.Inline(path), false)));
  }

  private DebugSession session(String... lines) {
    return new DebugSession(Plans.of(lines), machine, layers, layers, event -> {});
  }

  private static void walk(DebugSession session, int steps) throws IOException {
    session.resume(state -> state.next() >= steps, Passing.SILENT);
  }

  private static Rewritten follow(DebugSession session, String... lines)
      throws InterruptedException {
    return session.follow(Plans.of(lines), line -> line);
  }

  @Test
  void whatIsTheSameIsKeptAndStandsOnItsNewLine() throws Exception {
    DebugSession session = session("FROM scratch", "RUN a", "RUN b");
    walk(session, 3);
    Rewritten told = follow(session, "# words", "FROM scratch", "RUN a", "", "RUN c");
    assertThat(told.kept()).isEqualTo(2);
    assertThat(told.undone()).isEqualTo(1);
    assertThat(told.first().orElseThrow().instruction().text()).isEqualTo("RUN c");
    Walk last = session.walk().orElseThrow();
    assertThat(session.plan().file().source().firstLine(last.step().span())).isEqualTo(3);
    assertThat(last.output()).isEqualTo("said a\n");
    assertThat(last.events()).allMatch(event -> event.step().equals(last.step()));
    assertThat(session.files().lookup("/b", Links.FOLLOW)).isEmpty();
  }

  @Test
  void nothingIsExecuted() throws Exception {
    DebugSession session = session("FROM scratch", "RUN a", "RUN b");
    walk(session, 3);
    int[] outputs = new int[1];
    session.follow(Plans.of("FROM scratch", "RUN a", "RUN c"), line -> line);
    for (Event event : session.walk().orElseThrow().events()) {
      outputs[0] += event instanceof Event.Output ? 1 : 0;
    }
    assertThat(outputs[0]).isEqualTo(1);
    machine.cancelled = "RUN a";
    assertThat(follow(session, "FROM scratch", "RUN a", "RUN b").kept()).isEqualTo(2);
  }

  @Test
  void theSessionStaysWhereItStoodIfThatIsKept() throws Exception {
    DebugSession session = session("FROM scratch", "RUN a", "RUN b");
    walk(session, 3);
    session.jump(session.timeline().before(1).orElseThrow());
    follow(session, "FROM scratch", "RUN a", "RUN c");
    assertThat(session.state().next()).isEqualTo(1);
    assertThat(session.timeline().at(session.timeline().end()).next()).isEqualTo(2);
  }

  @Test
  void aDifferenceAheadIsNamed() throws Exception {
    DebugSession session = session("FROM scratch", "RUN a", "RUN b", "RUN c");
    walk(session, 1);
    Rewritten told = follow(session, "FROM scratch", "RUN a", "RUN b", "RUN a");
    assertThat(told.undone()).isZero();
    assertThat(told.same()).isFalse();
    assertThat(told.first().orElseThrow().ordinal()).isEqualTo(3);
    assertThat(follow(session, "FROM scratch", "RUN a", "RUN b").first()).isEmpty();
    assertThat(follow(session, "FROM scratch", "RUN a", "RUN b").same()).isTrue();
  }

  @Test
  void anInstructionThatIsHalfDoneIsKeptHalfDone() throws Exception {
    DebugSession session = session("FROM scratch", "RUN a", "RUN b");
    walk(session, 1);
    session.move(Unit.ARROW, Direction.FORWARD);
    session.move(Unit.ARROW, Direction.FORWARD);
    Moment inside = session.now();
    follow(session, "FROM scratch", "RUN a", "RUN c");
    assertThat(session.now()).isEqualTo(inside);
    follow(session, "FROM scratch", "RUN c");
    assertThat(session.now()).isEqualTo(new Moment(4));
  }

  @Test
  void breakpointsStayOnTheirLinesAndCheckpointsOnTheirMoments() throws Exception {
    DebugSession session = session("FROM scratch AS one", "RUN a", "RUN b", "RUN c");
    session.breakpoints().add(4);
    session
        .breakpoints()
        .add(new Reason.Before(new Place.StageStart(0, "one")), Breakpoint.Terms.ALWAYS);
    session.breakpoints().add(new Reason.Before(new Place.Keyword("RUN")), Breakpoint.Terms.ALWAYS);
    walk(session, 2);
    session.checkpoint();
    walk(session, 3);
    session.checkpoint();
    Rewritten told = follow(session, "FROM scratch AS other", "RUN a", "RUN c");
    assertThat(told.kept()).isZero();
    assertThat(told.marks()).extracting(Breakpoint::number).containsExactly(1, 2);
    assertThat(told.checkpoints()).containsExactly(1, 2);
    assertThat(session.checkpoint().number()).isEqualTo(3);
  }

  @Test
  void aTrialLeavesTheSessionAlone() throws Exception {
    DebugSession session = session("FROM scratch", "RUN a", "RUN b");
    walk(session, 2);
    Insertion insertion = Insertion.at(session.state(), "RUN c").orElseThrow();
    assertThat(insertion.source().text()).isEqualTo("FROM scratch\nRUN a\nRUN c\nRUN b\n");
    Trial trial =
        session.attempt(Plans.of("FROM scratch", "RUN a", "RUN c", "RUN b")).orElseThrow();
    assertThat(trial.walk().step().instruction().text()).isEqualTo("RUN c");
    assertThat(session.plan().steps()).hasSize(3);
    assertThat(session.state().next()).isEqualTo(2);
    session.adopt(trial, insertion.moved());
    assertThat(session.plan().steps()).hasSize(4);
    assertThat(session.state().next()).isEqualTo(3);
    assertThat(session.files().lookup("/c", Links.FOLLOW)).isPresent();
  }

  @Test
  void aTrialThatFailsSaysWhy() throws Exception {
    DebugSession session = session("FROM scratch", "RUN a");
    walk(session, 1);
    Optional<Trial> trial = session.attempt(Plans.of("FROM scratch", "RUN bad", "RUN a"));
    assertThat(trial.orElseThrow().failure().orElseThrow().exitCode()).contains(7);
    assertThat(session.attempt(Plans.of("FROM scratch AS x", "RUN bad"))).isEmpty();
  }

  @Test
  void aLineIsPutAfterTheLastInstructionWithItsLineEnd() throws IOException {
    DebugSession session = session("FROM scratch\r", "RUN a \\\r", "  more\r", "\r", "RUN b\r");
    assertThat(Insertion.at(session.state(), "RUN c")).isEmpty();
    session.move(Unit.INSTRUCTION, Direction.FORWARD);
    session.move(Unit.INSTRUCTION, Direction.FORWARD);
    Insertion middle = Insertion.at(session.state(), "RUN c").orElseThrow();
    assertThat(middle.source().text())
        .isEqualTo("FROM scratch\r\nRUN a \\\r\n  more\r\nRUN c\r\n\r\nRUN b\r\n");
    assertThat(middle.line()).isEqualTo(4);
    assertThat(middle.moved().applyAsInt(3)).isEqualTo(3);
    assertThat(middle.moved().applyAsInt(5)).isEqualTo(6);
  }
}
