package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.ACTING;

import dockwalk.debug.DebugSession;
import dockwalk.debug.Insertion;
import dockwalk.debug.Stop;
import dockwalk.debug.Trial;
import dockwalk.exec.State;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Planner;
import dockwalk.plan.Planning;
import dockwalk.render.DiagnosticText;
import dockwalk.render.StepCard;
import dockwalk.render.TextDiff;
import dockwalk.syntax.Diagnostic;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Commands for an instruction that is not in the Dockerfile yet. */
final class TryingCommands {
  private TryingCommands() {}

  static List<Command> all() {
    return List.of(attempt(), accept(), write());
  }

  private static Command attempt() {
    return Command.once(
        ACTING,
        "try",
        List.of(),
        "INSTRUCTION",
        "Do an instruction that is not in the Dockerfile",
        """
        It is done on top of the present state, its card is shown, and it is undone.
        Looking commands show the session as it was. accept makes it a part of the
        session. Any instruction will do but FROM; here-documents belong into the file.

            try RUN apk add curl
            try COPY app/ /srv/
        """,
        TryingCommands::attempt);
  }

  private static Command accept() {
    return Command.once(
        ACTING,
        "accept",
        List.of(),
        "",
        "Keep the instruction that was tried",
        """
        It becomes a line of the session's Dockerfile, and later steps run on top of it.
        The file itself is changed by write.

            accept
        """,
        (desk, arguments) -> {
          arguments.atMost(0);
          return accept(desk);
        });
  }

  private static Command write() {
    return Command.once(
        ACTING,
        "write",
        List.of(),
        "[--yes]",
        "Put what was accepted into the Dockerfile",
        """
        Shows the patch. `write --yes` then changes the file, at once or not at all; its
        permissions and line ends stay.

            write
            write --yes
        """,
        TryingCommands::write);
  }

  private static Answer attempt(Desk desk, Arguments arguments)
      throws MisuseException, IOException {
    desk.acting().forgetTrial();
    Optional<BuildPlan> plan = plan(desk, arguments);
    if (plan.isEmpty()) {
      return Answer.FAILED;
    }
    Optional<Trial> done;
    try {
      done = desk.session().attempt(plan.get());
    } catch (InterruptedException e) {
      desk.say("Interrupted: nothing of it is kept.");
      return Answer.CANCELLED;
    }
    if (done.isEmpty()) {
      throw new MisuseException(
          "It needs a stage that this build has not made: put it into the Dockerfile, and"
              + " `reload`.");
    }
    return told(desk, done.get());
  }

  private static Answer told(Desk desk, Trial trial) throws MisuseException, IOException {
    if (trial.failure().isPresent()) {
      desk.line(desk.style().bad("failed") + "  it is no part of the session");
      desk.print(
          DiagnosticText.of(
              trial.walk().before().plan().file().source(), trial.failure().get().why()));
      return Answer.FAILED;
    }
    desk.acting().tried(trial);
    desk.print(StepCard.of(trial.walk(), desk.session().diff(trial.walk()), desk.style()));
    desk.say("Tried and undone: `accept` keeps it.");
    return Answer.STAY;
  }

  /** The plan with the line; absent if the line is wrong, and then the user has been told why. */
  private static Optional<BuildPlan> plan(Desk desk, Arguments arguments) throws MisuseException {
    String line = arguments.line();
    refuse(desk.session().plan(), arguments);
    State state = desk.session().state();
    Insertion insertion = Insertion.at(state, line).orElseThrow(() -> noPlace(state));
    Dockerfile file = Dockerfile.parse(insertion.source());
    BuildPlan plan = desk.session().plan();
    int before = plan.file().instructions().size();
    return switch (Planner.plan(file, plan.options())) {
      case Planning.Planned planned when file.instructions().size() == before + 1 ->
          Optional.of(planned.plan());
      case Planning.Planned planned -> throw part(arguments);
      case Planning.Refused refused -> {
        refused.diagnostics().stream()
            .filter(each -> each.severity() == Diagnostic.Severity.ERROR)
            .forEach(each -> desk.print(DiagnosticText.of(file, each)));
        yield Optional.empty();
      }
    };
  }

  private static void refuse(BuildPlan plan, Arguments arguments) throws MisuseException {
    String line = arguments.line();
    if (line.isEmpty() || line.startsWith("#")) {
      throw arguments.misuse("Say which instruction.");
    }
    String head = "# escape=" + plan.file().escape() + "\nFROM scratch\n";
    Dockerfile file = Dockerfile.parse(new SourceFile("line", head + line + "\nFROM scratch\n"));
    List<Instruction> read = file.instructions();
    if (read.size() == 1 || !(read.getLast() instanceof Instruction.From)) {
      throw part(arguments); // the line has taken the next one with it
    }
    if (read.size() > 2 && read.get(1) instanceof Instruction.From) {
      throw new MisuseException(
          "FROM begins a stage, which no state can go on with: put it into the Dockerfile, and"
              + " `reload`.");
    }
  }

  private static MisuseException part(Arguments arguments) {
    return arguments.misuse("That is not one whole instruction on one line.");
  }

  private static MisuseException noPlace(State state) {
    return state.next() == 0
        ? StateCommands.nothingBuilt()
        : new MisuseException(
            "The next step is a trigger of the base, which has no line of its own: step on.");
  }

  private static Answer accept(Desk desk) throws MisuseException {
    DebugSession session = desk.session();
    Trial trial =
        desk.acting()
            .trial()
            .orElseThrow(() -> new MisuseException("Nothing was tried. `try INSTRUCTION` does."));
    if (!trial.before().equals(session.state())) {
      throw new MisuseException("It was tried at another moment: try it again here.");
    }
    Insertion insertion =
        Insertion.at(session.state(), trial.walk().step().instruction().text()).orElseThrow();
    try {
      session.adopt(trial, insertion.moved());
    } catch (InterruptedException e) {
      desk.say("Interrupted: the session is as it was.");
      return Answer.CANCELLED;
    }
    desk.acting().forgetTrial();
    desk.say(
        "Line %d of this session's Dockerfile; `write` puts it into the file.", insertion.line());
    return new Arrival(desk).elsewhere(new Stop.Arrived());
  }

  private static Answer write(Desk desk, Arguments arguments) throws MisuseException, IOException {
    Optional<String> option = arguments.atMost(1).first();
    if (option.isPresent() && !option.get().equals("--yes")) {
      throw arguments.misuse("write knows --yes, not %s.", option.get());
    }
    String was = desk.acting().saved();
    String now = desk.session().plan().file().source().text();
    if (was.equals(now)) {
      throw new MisuseException("Nothing was accepted that is not in the file.");
    }
    desk.print(
        TextDiff.of(
            "/" + desk.session().plan().file().source().name(),
            was.getBytes(StandardCharsets.UTF_8),
            now.getBytes(StandardCharsets.UTF_8),
            desk.style()));
    if (option.isEmpty()) {
      desk.say("`write --yes` changes the file.");
      return Answer.STAY;
    }
    desk.acting().program().write(was, now);
    desk.acting().saved(now);
    desk.line("Written.");
    return Answer.STAY;
  }
}
