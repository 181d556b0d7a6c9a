package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.ACTING;

import dockwalk.plan.BuildPlan;
import dockwalk.syntax.Dockerfile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Commands that go on with a Dockerfile that was changed. */
final class ProgramCommands {
  private ProgramCommands() {}

  static List<Command> all() {
    return List.of(reload(), edit());
  }

  private static Command reload() {
    return Command.once(
        ACTING,
        "reload",
        List.of(),
        "[--discard] [--watch]",
        "Read the Dockerfile again, and keep what is the same",
        """
        Every step before the first that differs is kept, and the session stands where
        it stood, or before that step. The files of the build context are looked at
        again, too. A Dockerfile with errors changes nothing. --discard forgets what was
        accepted and not written. --watch reloads by itself whenever the file is saved,
        until `reload --no-watch`.

            reload
            reload --watch
        """,
        ProgramCommands::reload);
  }

  private static Command edit() {
    return Command.once(
        ACTING,
        "edit",
        List.of("ed"),
        "",
        "Edit the Dockerfile, and reload it",
        """
        Starts $VISUAL or $EDITOR, or else nano or vi, and does what reload does when it
        has ended.

            edit
        """,
        (desk, arguments) -> {
          arguments.atMost(0);
          refuseLoss(desk);
          desk.acting().program().edit();
          return reload(desk);
        });
  }

  private static Answer reload(Desk desk, Arguments arguments) throws MisuseException, IOException {
    String option = arguments.atMost(1).first().orElse("");
    return switch (option) {
      case "" -> {
        refuseLoss(desk);
        yield reload(desk);
      }
      case "--discard" -> reload(desk);
      case "--watch" -> {
        desk.acting().program().watch(true);
        desk.say("From now on the Dockerfile is read again whenever it is saved.");
        yield Answer.STAY;
      }
      case "--no-watch" -> {
        desk.acting().program().watch(false);
        desk.say("The Dockerfile is read again when you say `reload`.");
        yield Answer.STAY;
      }
      default -> throw arguments.misuse("reload knows no %s.", option);
    };
  }

  /** Refuses to lose what was accepted and stands in no file. */
  private static void refuseLoss(Desk desk) throws MisuseException {
    String text = desk.session().plan().file().source().text();
    if (!text.equals(desk.acting().saved())) {
      throw new MisuseException(
          "What was accepted is not in the file: `write` puts it there, `reload --discard` forgets"
              + " it.");
    }
  }

  private static Answer reload(Desk desk) throws MisuseException {
    Dockerfile file;
    try {
      file = desk.acting().program().read();
    } catch (IOException e) {
      desk.line(desk.words().apply(e));
      desk.say("The session goes on with the Dockerfile as it was.");
      return Answer.FAILED;
    }
    Rewriting rewriting = new Rewriting(desk);
    Optional<BuildPlan> plan = rewriting.plan(file, desk.session().plan().options());
    if (plan.isEmpty()) {
      return Answer.FAILED;
    }
    Answer answer = rewriting.follow(plan.get(), "Read again");
    if (answer != Answer.CANCELLED) {
      desk.acting().saved(file.source().text());
    }
    return answer;
  }
}
