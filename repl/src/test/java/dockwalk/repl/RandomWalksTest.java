package dockwalk.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.debug.DebugSession;
import dockwalk.debug.Direction;
import dockwalk.debug.Insertion;
import dockwalk.debug.Moment;
import dockwalk.debug.StepperMachine;
import dockwalk.debug.Trial;
import dockwalk.debug.Unit;
import dockwalk.exec.IoFailure;
import dockwalk.exec.State;
import dockwalk.exec.StepResult;
import dockwalk.exec.Stepper;
import dockwalk.image.Digest;
import dockwalk.image.Image;
import dockwalk.image.ImageJson;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Planner;
import dockwalk.plan.Planning;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * However a person walks, the state is that of a straight run to the same point. {@code
 * -Ddockwalk.walks=N} sets the number of walks.
 */
class RandomWalksTest {
  private static final int WALKS = Integer.getInteger("dockwalk.walks", 1000);
  private static final int MOVES = 12;
  private static final List<String> TRIED =
      List.of("RUN touch /tried", "ENV TRIED=1", "COPY a.txt /tried/", "RUN exit 4");

  static MemoryHost host() {
    return new MemoryHost()
        .with("/a.txt", "one\n")
        .with("/dir/b.txt", "two\n")
        .with("/dir/c.txt", "three\n");
  }

  @Test
  void everyWalkEndsWhereAStraightRunDoes() throws Exception {
    for (int walk = 0; walk < WALKS; walk++) {
      String text = WalkedDockerfiles.ALL.get(walk % WalkedDockerfiles.ALL.size());
      new Walker(text, walk).walk();
    }
  }

  /** One person, who cannot decide. */
  private static final class Walker {
    private final String original;
    private final Random random;
    private final MemoryHost host = host();
    private final DebugSession session;
    private final List<String> done = new ArrayList<>();

    Walker(String text, int seed) {
      original = text;
      random = new Random(seed);
      done.add("walk " + seed + " of\n" + text);
      session =
          new DebugSession(
              Sessions.plan(text),
              new StepperMachine(host.host(), IoFailure::words),
              host,
              host,
              event -> {});
    }

    void walk() throws Exception {
      for (int move = 0; move < MOVES; move++) {
        switch (random.nextInt(10)) {
          case 0, 1, 2, 3 -> step();
          case 4 -> back();
          case 5 -> jump();
          case 6 -> reload();
          case 7 -> set();
          case 8 -> attempt(false);
          default -> attempt(true);
        }
        compare();
      }
    }

    private void step() throws IOException {
      int steps = random.nextInt(4);
      done.add("step " + steps + (steps == 0 ? ", a small one" : ""));
      session.move(steps == 0 ? Unit.ARROW : Unit.INSTRUCTION, Direction.FORWARD);
      for (int more = 1; more < steps; more++) {
        session.move(Unit.INSTRUCTION, Direction.FORWARD);
      }
    }

    private void back() throws IOException {
      done.add("back");
      session.move(Unit.INSTRUCTION, Direction.BACKWARD);
    }

    private void jump() {
      int ordinal = random.nextInt(session.plan().steps().size());
      Optional<Moment> moment = session.timeline().before(ordinal);
      done.add("goto " + (ordinal + 1) + (moment.isPresent() ? "" : ", in vain"));
      moment.ifPresent(session::jump);
    }

    private void reload() throws InterruptedException {
      List<String> lines = new ArrayList<>(original.lines().toList());
      int line = random.nextInt(lines.size());
      boolean run = lines.get(line).startsWith("RUN");
      switch (random.nextInt(4)) {
        case 0 -> lines.add(0, "# a comment");
        case 1 -> lines.set(line, run ? "RUN touch /mended" : lines.get(line));
        case 2 -> lines.set(line, run ? "# " + lines.get(line) : lines.get(line));
        default -> lines.add("LABEL last=1");
      }
      String text = String.join("\n", lines) + "\n";
      done.add("reload\n" + text);
      session.follow(plan(text, session.plan()), each -> each);
    }

    private void set() throws InterruptedException {
      BuildPlan plan = session.plan();
      String value = "v" + random.nextInt(3);
      done.add("set NAME=" + value);
      session.follow(planned(plan.file(), plan, Map.of("NAME", value)), each -> each);
    }

    private void attempt(boolean accepted) throws InterruptedException {
      String line = TRIED.get(random.nextInt(TRIED.size()));
      Optional<Insertion> insertion = Insertion.at(session.state(), line);
      if (insertion.isEmpty()) {
        return;
      }
      done.add("try " + line + (accepted ? ", accept" : ""));
      State before = session.state();
      BuildPlan plan = plan(insertion.get().source().text(), session.plan());
      Trial trial = session.attempt(plan).orElseThrow(() -> new AssertionError(done));
      assertThat(session.state()).isEqualTo(before);
      if (accepted && trial.failure().isEmpty()) {
        session.adopt(trial, insertion.get().moved());
      }
    }

    private static BuildPlan plan(String text, BuildPlan like) {
      Dockerfile file = Dockerfile.parse(new SourceFile("Dockerfile", text));
      return planned(file, like, like.options().buildArgs());
    }

    private static BuildPlan planned(Dockerfile file, BuildPlan like, Map<String, String> args) {
      return switch (Planner.plan(file, like.options().withBuildArgs(args))) {
        case Planning.Planned planned -> planned.plan();
        case Planning.Refused refused -> throw new AssertionError(refused.diagnostics());
      };
    }

    /** The same Dockerfile on a host that knows nothing yet, straight to where the session is. */
    private void compare() throws InterruptedException {
      State walked = session.state();
      BuildPlan plan = session.timeline().at(Moment.START).plan();
      Stepper stepper = new Stepper(host().host());
      State straight = State.initial(plan);
      while (straight.next() < walked.next()) {
        StepResult result = stepper.advance(straight, event -> {});
        assertThat(result.failure()).as("%s", done).isEmpty();
        straight = result.after();
      }
      assertThat(walked.next()).as("%s", done).isEqualTo(straight.next());
      assertThat(walked.stages()).as("%s", done).isEqualTo(straight.stages());
      assertThat(walked.plan()).as("%s", done).isEqualTo(straight.plan());
      assertThat(document(walked)).as("%s", done).isEqualTo(document(straight));
    }

    private static Digest document(State state) {
      Image image = state.current().image();
      return Digest.of(ImageJson.write(image.dated()));
    }
  }
}
