package dockwalk.render;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.debug.DebugSession;
import dockwalk.debug.Direction;
import dockwalk.debug.FakeLayers;
import dockwalk.debug.FakeMachine;
import dockwalk.debug.FakeMachine.Deed;
import dockwalk.debug.Plans;
import dockwalk.debug.Unit;
import dockwalk.debug.Walk;
import dockwalk.debug.Waste;
import dockwalk.exec.CacheLookup;
import dockwalk.exec.CacheLookup.Difference;
import dockwalk.exec.CacheLookup.Verdict;
import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.why.BuildAccount;
import dockwalk.why.Explainer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The texts of a session in which every kind of step and every kind of file occurs. */
class SessionTextTest {
  private static final CacheLookup CHANGED =
      new CacheLookup(
          Optional.empty(),
          Verdict.CHANGED,
          List.of(
              new Difference(
                  "file src/app.js",
                  Optional.of("mode 0644, owner 0:0, 12 bytes, aaaaaaaaaaaa"),
                  Optional.of("mode 0755, owner 0:0, 13 bytes, bbbbbbbbbbbb")),
              new Difference("file src/old.js", Optional.of("0644"), Optional.empty()),
              new Difference("env DEBUG", Optional.empty(), Optional.of("1"))));

  private final FakeLayers layers = new FakeLayers();
  private DebugSession session = start();

  private DebugSession start() {
    FakeMachine machine =
        new FakeMachine(layers)
            .on("WORKDIR /app", workdir())
            .on("COPY src ./", Deed.files(SessionTextTest::copied).looked(CHANGED))
            .on("RUN make     all", Deed.files(SessionTextTest::made).printing("cc -o app app.c\n"))
            .on("ENV MODE=fast PORT=8000", Deed.config(SessionTextTest::configured))
            .on("RUN false", Deed.files(tree -> tree).failing(1));
    return new DebugSession(
        Plans.of(
            "FROM scratch AS build",
            "WORKDIR /app",
            "COPY src ./",
            "RUN make \\",
            "    all",
            "ENV MODE=fast PORT=8000",
            "RUN false"),
        machine,
        layers,
        layers,
        event -> {});
  }

  private static Deed workdir() {
    return new Deed(
        tree -> tree.put("/app", new Node.Directory(new Metadata(0755, 0, 0, 0))),
        config -> config.with(draft -> draft.workingDir = "/app"),
        "",
        0,
        new CacheLookup(Optional.empty(), Verdict.HIT, List.of()));
  }

  private static dockwalk.image.ImageConfig configured(dockwalk.image.ImageConfig config) {
    return config.with(
        draft -> {
          draft.env = draft.env.plus("MODE", "fast");
          draft.env = draft.env.plus("PATH", "/app/bin");
          draft.user = "app";
          draft.cmd = Optional.of(List.of("node", "say \"hi\""));
          draft.exposedPorts = draft.exposedPorts.plus("8000/tcp");
          draft.onBuild =
              draft.onBuild.plusAll(List.of("COPY . /", "RUN make", "RUN make check", "RUN make"));
          draft.labels = draft.labels.plus("evil", "a\u001B[31mb\n");
        });
  }

  private static FileTree copied(FileTree tree) {
    FileTree full = tree.put("/app/app.js", file(0644, 412)).put("/app/old.js", file(0644, 7));
    for (int i = 0; i < 141; i++) {
      full = full.put("/app/modules/m" + i + "/index.js", file(0644, 60_000));
    }
    return full.put("/app/link", new Node.Symlink(new Metadata(0777, 0, 0, 0), "app.js"));
  }

  private static FileTree made(FileTree tree) {
    FileTree full = tree.remove("/app/old.js").remove("/app/modules");
    full = full.put("/app/app.js", file(04755, 9100)).put("/app/pipe", new Node.Fifo(meta(0600)));
    full = full.put("/dev/null", new Node.Device(meta(0666), false, 1, 3));
    Metadata touched = new Metadata(0755, 0, 0, 1_700_000_000);
    full = full.put("/app", full.at("/app").orElseThrow().with(touched));
    for (int i = 10; i < 30; i++) {
      full = full.put("/out" + i, file(0600, i));
    }
    return full.put("/app/link", new Node.Symlink(new Metadata(0777, 0, 0, 0), "/app/pipe"));
  }

  private static Metadata meta(int mode) {
    return new Metadata(mode, 1000, 100, 1_700_000_000);
  }

  private static Node file(int mode, int size) {
    return new Node.Regular(
        new Metadata(mode, 0, 0, 1_600_000_000), new Content.Inline("x".repeat(size)), false);
  }

  private Walk step() throws IOException {
    session.move(Unit.INSTRUCTION, Direction.FORWARD);
    return session.walk().orElseThrow();
  }

  @BeforeEach
  void begin() {
    session = start();
  }

  @Test
  void cards() throws IOException {
    StringBuilder cards = new StringBuilder();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      Walk walk = step();
      cards.append(StepCard.of(walk, session.diff(walk), Style.PLAIN));
      lines.append(StepCard.line(walk, false, Style.PLAIN));
    }
    session.move(Unit.INSTRUCTION, Direction.FORWARD);
    Walk failure = session.failure().orElseThrow();
    cards.append(StepCard.of(failure, session.diff(failure), Style.PLAIN));
    Golden.check("cards.txt", cards.append(lines).toString());
  }

  /** What looks like JSON and is none: nothing fails, and so the card must tell. */
  @Test
  void aCardTellsWhatTheParserHasNoted() throws IOException {
    session =
        new DebugSession(
            Plans.of("FROM scratch", "CMD ['a']"),
            new FakeMachine(layers),
            layers,
            layers,
            event -> {});
    step();
    Walk walk = step();
    assertThat(StepCard.of(walk, session.diff(walk), Style.PLAIN))
        .contains(
            """
              note     this looks like the JSON form and is no JSON: a shell gets it as it
                       stands
                       Put it into double quotes: "a".
            """);
  }

  @Test
  void source() throws IOException {
    String start = SourceWindow.around(session, Style.PLAIN);
    session.breakpoints().add(4);
    session.breakpoints().add(7);
    session.resume(state -> false, (walk, replayed, last) -> {});
    String middle = SourceWindow.around(session, Style.PLAIN);
    String next = SourceWindow.next(session, Style.PLAIN);
    session.resume(state -> false, (walk, replayed, last) -> {});
    session.move(Unit.INSTRUCTION, Direction.FORWARD);
    String end = SourceWindow.lines(session, 0, 99, Style.PLAIN);
    Golden.check("source.txt", String.join("----\n", start, middle, next, end));
  }

  @Test
  void aBreakpointShowsItsInstructionOnOneLine() {
    assertThat(StopText.added(session.breakpoints().add(4).orElseThrow(), session.plan()))
        .isEqualTo("Breakpoint 1 at Dockerfile:4: RUN make all");
  }

  @Test
  void slides() throws IOException {
    Slide start = new Slide(session, Style.PLAIN, 24);
    String first = start.with("Welcome.\n", 0);
    Walk walk = step();
    String card = StepCard.of(walk, session.diff(walk), Style.PLAIN);
    Slide small = new Slide(session, Style.PLAIN, 16);
    session.resume(state -> false, (w, replayed, last) -> {});
    assertThat(first.lines()).hasSize(24);
    assertThat(small.with(card, small.scrollable(card)).lines()).hasSize(16);
    Golden.check(
        "slides.txt",
        String.join("\n----\n", first, small.with(card, 0), small.with(card, 2), small.running()));
  }

  @Test
  void files() throws IOException {
    session.resume(state -> state.next() == 4, (walk, replayed, last) -> {});
    Walk walk = session.walk().orElseThrow();
    FileTree tree = session.files();
    Golden.check(
        "files.txt",
        String.join(
            "----\n",
            Changes.full(session.diff(walk).changes(), "", 15, Style.PLAIN),
            Listing.ls("/app", tree.at("/app").orElseThrow(), Style.PLAIN),
            Listing.ls("/dev/null", tree.at("/dev/null").orElseThrow(), Style.PLAIN),
            Listing.tree("/app", tree.at("/app").orElseThrow(), 2, Style.PLAIN),
            Listing.tree("/", tree.root(), 1, Style.PLAIN)));
  }

  @Test
  void imageAndCache() throws IOException {
    step();
    step();
    Walk copy = step();
    Walk make = step();
    Walk env = step();
    Golden.check(
        "image.txt",
        String.join(
            "----\n",
            why(copy),
            why(make),
            why(env),
            ImageText.env(session.state().current(), Style.PLAIN),
            LayersText.of(
                session.state().current().image(),
                Waste.of(session.state().current().image().layers(), session.trees().layers())),
            ImageText.config(session.state().current().image(), Style.PLAIN)));
  }

  private String why(Walk walk) {
    Explainer explainer = new Explainer(session.plan());
    walk.events().forEach(explainer);
    BuildAccount account = explainer.account(session.plan(), false);
    String parts = walk.key().map(key -> WhyText.parts(key, Style.PLAIN)).orElse("");
    int number = walk.step().ordinal() + 1;
    return WhyText.step(account.step(number).orElseThrow(), account.numbered(), Style.PLAIN)
        + parts;
  }

  @Test
  void coloursAreEscapeCodesAndNothingElse() throws IOException {
    Walk walk = step();
    String coloured = StepCard.of(walk, session.diff(walk), Style.ANSI);
    assertThat(coloured).contains("\u001B[");
    assertThat(coloured.replaceAll("\u001B\\[\\d*m", ""))
        .isEqualTo(StepCard.of(walk, session.diff(walk), Style.PLAIN));
  }
}
