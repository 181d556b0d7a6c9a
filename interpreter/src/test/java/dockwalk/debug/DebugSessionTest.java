package dockwalk.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockwalk.debug.Breakpoint.Reason;
import dockwalk.debug.FakeMachine.Deed;
import dockwalk.exec.Event;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.fs.PathChange;
import dockwalk.image.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DebugSessionTest {
  private final FakeLayers layers = new FakeLayers();
  private final FakeMachine machine =
      new FakeMachine(layers)
          .on("COPY a /a", Deed.files(tree -> with(tree, "/a")))
          .on("RUN touch /b", Deed.files(tree -> with(tree, "/b")).printing("hello\n"))
          .on("RUN boom", Deed.files(tree -> tree).printing("boom\n").failing(7));
  private final List<Event> heard = new ArrayList<>();
  private final List<String> passed = new ArrayList<>();

  private final DebugSession session =
      session("FROM scratch", "COPY a /a", "", "RUN touch /b", "ENV x=1");

  private DebugSession session(String... lines) {
    return new DebugSession(Plans.of(lines), machine, layers, layers, heard::add);
  }

  private static FileTree with(FileTree tree, String path) {
    return tree.put(
        path, new Node.Regular(new Metadata(0644, 0, 0, 0), new Content.Inline("x"), false));
  }

  private Stop forward() throws IOException {
    return session.move(Unit.INSTRUCTION, Direction.FORWARD);
  }

  private Stop backward() throws IOException {
    return session.move(Unit.INSTRUCTION, Direction.BACKWARD);
  }

  @Test
  void goesInstructionByInstructionToTheEnd() throws IOException {
    for (int next = 1; next <= 4; next++) {
      assertThat(forward()).isEqualTo(new Stop.Arrived());
      assertThat(session.state().next()).isEqualTo(next);
    }
    assertThat(forward()).isEqualTo(new Stop.AtEnd());
    assertThat(session.timeline().walks(session.now()))
        .extracting(walk -> walk.step().instruction().text())
        .containsExactly("FROM scratch", "COPY a /a", "RUN touch /b", "ENV x=1");
  }

  @Test
  void aSmallStepIsAQuarterOfAnInstruction() throws IOException {
    for (int i = 1; i <= 4; i++) {
      assertThat(session.state().next()).isZero();
      session.move(Unit.ARROW, Direction.FORWARD);
    }
    assertThat(session.state().next()).isEqualTo(1);
    session.move(Unit.ARROW, Direction.FORWARD);
    assertThat(session.walk().orElseThrow().expanded()).isPresent();
    assertThat(session.walk().orElseThrow().lookup()).isEmpty();
    session.move(Unit.INSTRUCTION, Direction.BACKWARD);
    assertThat(session.now()).isEqualTo(new Moment(4));
    session.move(Unit.ARROW, Direction.BACKWARD);
    assertThat(session.now()).isEqualTo(new Moment(3));
  }

  @Test
  void goingBackAndForwardReplaysWhatWasDone() throws IOException {
    forward();
    forward();
    int taken = machine.taken;
    List<Event> first = List.copyOf(heard);
    backward();
    backward();
    assertThat(backward()).isEqualTo(new Stop.AtStart());
    heard.clear();
    forward();
    forward();
    assertThat(machine.taken).isEqualTo(taken);
    assertThat(heard).isEqualTo(first);
  }

  @Test
  void stopsBeforeAMarkedLine() throws IOException {
    Breakpoint mark = session.breakpoints().add(3).orElseThrow();
    assertThat(mark.reason())
        .isInstanceOfSatisfying(
            Reason.Before.class,
            before ->
                assertThat(before.place())
                    .isInstanceOfSatisfying(
                        Place.Line.class, place -> assertThat(place.line()).isEqualTo(4)));
    assertThat(session.breakpoints().add(4)).contains(mark);
    assertThat(
            session.resume(
                state -> false,
                (walk, replayed, last) ->
                    passed.add(walk.step().instruction().keyword() + (last ? "." : ""))))
        .isEqualTo(
            new Stop.AtBreakpoint(
                mark.with(new Breakpoint.Counts(1, 1, 0)), session.plan().steps().get(2)));
    assertThat(passed).containsExactly("FROM", "COPY.");
    assertThat(session.resume(state -> false, (walk, replayed, last) -> {}))
        .isEqualTo(new Stop.AtEnd());
    assertThat(session.rewind())
        .isEqualTo(
            new Stop.AtBreakpoint(
                mark.with(new Breakpoint.Counts(2, 2, 0)), session.plan().steps().get(2)));
    assertThat(session.rewind()).isEqualTo(new Stop.AtStart());
  }

  @Test
  void breakpointsKeepTheirNumbers() throws IOException {
    Breakpoints marks = session.breakpoints();
    marks.add(1);
    marks.add(2);
    assertThat(marks.remove(1)).isTrue();
    assertThat(marks.remove(1)).isFalse();
    assertThat(marks.add(1).orElseThrow().number()).isEqualTo(3);
    assertThat(marks.list()).extracting(Breakpoint::number).containsExactly(2, 3);
    assertThat(marks.add(99)).isEmpty();
    marks.clear();
    assertThat(session.resume(state -> false, (walk, replayed, last) -> {}))
        .isEqualTo(new Stop.AtEnd());
  }

  @Test
  void aFileWrittenAgainWithTheSameBytesHasOnlyOtherMetadata() throws IOException {
    machine.on(
        "RUN chmod 600 /a",
        Deed.files(
            tree ->
                tree.put(
                    "/a",
                    new Node.Regular(
                        new Metadata(0600, 0, 0, 0),
                        new Content.InLayer(Digest.of("layer"), 512, 0),
                        false))));
    machine.on("COPY a /a", Deed.files(DebugSessionTest::withEmpty));
    DebugSession walked = session("FROM scratch", "COPY a /a", "RUN chmod 600 /a");
    walked.resume(state -> false, QUIETLY);
    assertThat(walked.diff(walked.walk().orElseThrow()).changes())
        .singleElement()
        .isInstanceOfSatisfying(
            PathChange.Modified.class, change -> assertThat(change.metadataOnly()).isTrue());
  }

  private static FileTree withEmpty(FileTree tree) {
    return tree.put(
        "/a", new Node.Regular(new Metadata(0644, 0, 0, 0), new Content.Inline(""), false));
  }

  private static final Passing QUIETLY = (walk, replayed, last) -> {};

  private Stop resume() throws IOException {
    return session.resume(state -> false, QUIETLY);
  }

  @Test
  void aTemporaryBreakpointStopsOnce() throws IOException {
    session.breakpoints().add(new Reason.Before(new Place.Keyword("COPY")), Breakpoint.Terms.ONCE);
    assertThat(resume()).isInstanceOf(Stop.AtBreakpoint.class);
    assertThat(session.state().next()).isEqualTo(1);
    assertThat(session.breakpoints().list()).isEmpty();
    assertThat(resume()).isEqualTo(new Stop.AtEnd());
  }

  @Test
  void aDisabledBreakpointDoesNotStop() throws IOException {
    Breakpoint mark =
        session
            .breakpoints()
            .add(new Reason.Before(new Place.Keyword("COPY")), Breakpoint.Terms.ALWAYS);
    assertThat(session.breakpoints().enable(mark.number(), false)).isTrue();
    assertThat(session.breakpoints().enable(99, true)).isFalse();
    assertThat(resume()).isEqualTo(new Stop.AtEnd());
  }

  @Test
  void aMissIsCaughtBeforeTheStepIsExecuted() throws IOException {
    session.breakpoints().add(new Reason.Miss(), Breakpoint.Terms.ALWAYS);
    Stop stop = resume();
    while (stop instanceof Stop.Missed missed && missed.step().ordinal() < 2) {
      stop = resume();
    }
    assertThat(stop)
        .isInstanceOfSatisfying(
            Stop.Missed.class, missed -> assertThat(missed.step().ordinal()).isEqualTo(2));
    assertThat(session.state().next()).isEqualTo(2);
    assertThat(session.walk().orElseThrow().outcome()).isEmpty();
    assertThat(session.files().at("/b")).isEmpty();
  }

  @Test
  void aWatchStopsAfterTheChangeInBothDirections() throws IOException {
    session
        .breakpoints()
        .add(new Reason.Changes(new Subject.PathOrGlob("/b")), Breakpoint.Terms.ALWAYS);
    assertThat(resume())
        .isInstanceOfSatisfying(
            Stop.Watched.class,
            stop ->
                assertThat(stop.observations())
                    .singleElement()
                    .isInstanceOfSatisfying(
                        Observation.OfPath.class,
                        seen -> assertThat(seen.change().path()).isEqualTo("/b")));
    assertThat(session.state().next()).isEqualTo(3);
    assertThat(resume()).isEqualTo(new Stop.AtEnd());
    assertThat(session.rewind()).isInstanceOf(Stop.Watched.class);
    assertThat(session.state().next()).isEqualTo(2);
    assertThat(session.rewind()).isEqualTo(new Stop.AtStart());
  }

  @Test
  void continuesToAStep() throws IOException {
    assertThat(session.resume(state -> state.next() == 3, (walk, replayed, last) -> {}))
        .isEqualTo(new Stop.Arrived());
    assertThat(session.state().next()).isEqualTo(3);
  }

  @Test
  void aFailedStepLeavesTheStateBeforeIt() throws IOException {
    DebugSession failing = session("FROM scratch", "COPY a /a", "RUN boom", "RUN touch /b");
    Stop stop = failing.resume(state -> false, (walk, replayed, last) -> {});
    assertThat(stop).isInstanceOf(Stop.Failed.class);
    assertThat(failing.state().next()).isEqualTo(2);
    assertThat(failing.failure().orElseThrow().output()).isEqualTo("boom\n");
    assertThat(failing.files().at("/a")).isPresent();
    assertThat(failing.move(Unit.INSTRUCTION, Direction.FORWARD)).isInstanceOf(Stop.Failed.class);
    assertThat(failing.timeline().walks(failing.timeline().end())).hasSize(2);
    failing.move(Unit.INSTRUCTION, Direction.BACKWARD);
    assertThat(failing.failure()).isEmpty();
  }

  @Test
  void aCancelledStepCanBeTriedAgain() throws IOException {
    machine.cancelled = "RUN touch /b";
    assertThat(session.resume(state -> false, (walk, replayed, last) -> {}))
        .isInstanceOf(Stop.Interrupted.class);
    assertThat(session.state().next()).isEqualTo(2);
    machine.cancelled = "";
    assertThat(session.resume(state -> false, (walk, replayed, last) -> {}))
        .isEqualTo(new Stop.AtEnd());
  }

  @Test
  void showsTheFilesOfEveryMoment() throws IOException {
    session.resume(state -> false, (walk, replayed, last) -> {});
    Moment beforeCopy = session.timeline().before(1).orElseThrow();
    assertThat(session.trees().of(session.timeline().at(beforeCopy).current()).at("/a")).isEmpty();
    assertThat(
            session
                .trees()
                .between(session.timeline().at(beforeCopy).current(), session.state().current())
                .changes())
        .extracting(PathChange::path)
        .containsExactly("/a", "/b");
    session.jump(session.timeline().before(3).orElseThrow());
    assertThat(session.diff(session.walk().orElseThrow()).changes())
        .extracting(PathChange::path)
        .containsExactly("/b");
    assertThat(session.timeline().before(9)).isEmpty();
    assertThatThrownBy(() -> session.jump(new Moment(99)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
