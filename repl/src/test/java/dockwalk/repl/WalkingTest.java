package dockwalk.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockwalk.lessons.LessonText;
import dockwalk.render.Style;
import dockwalk.repl.command.Narration;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Sessions that go forward, back and from stage to stage, compared with transcripts. */
class WalkingTest {
  @Test
  void walksABuildForwardAndBack() throws IOException, InterruptedException {
    Transcripts.check(
        "walk.txt",
        Transcripts.TWO_STAGES,
        """
        step

        n 2
        list
        back 2
        b 4
        b 9
        c
        break
        next 99
        continue
        delete 2
        d 7
        c
        step
        goto 2
        goto :1
        rc
        rc
        goto 9
        continue 4
        c 1
        quit
        not read
        """);
  }

  @Test
  void goesFromStageToStage() throws IOException, InterruptedException {
    Transcripts.check(
        "stages.txt",
        """
        FROM dockwalk/base AS one
        RUN touch /one
        FROM dockwalk/base AS two
        RUN touch /two
        FROM dockwalk/base AS unused
        RUN touch /unused
        FROM scratch AS three
        COPY --from=one /one /
        COPY --from=two /two /
        """,
        """
        goto two
        goto unused
        goto nope
        down
        next
        next 9
        next
        up
        goto 6
        down
        step
        finish
        up
        where
        goto one
        up
        step
        down
        break end one
        b end
        b end nope
        break stage
        bp
        rc
        c
        rc
        up
        c
        up
        down
        goto 9
        """);
  }

  @Test
  void aFailureLeavesTheStateBefore() throws IOException, InterruptedException {
    Transcripts.check(
        "failure.txt",
        "FROM dockwalk/base\nRUN touch /x\nRUN exit 3\nRUN touch /y\n",
        """
        continue
        ls /
        list
        why
        step
        back
        step
        export
        """);
  }

  @Test
  void answersWhatItDoesNotUnderstand() throws IOException, InterruptedException {
    Transcripts.check(
        "misuse.txt",
        Transcripts.TWO_STAGES,
        """
        stpe
        re
        step x
        step 0
        ls a b
        back
        ls "a b"
        help nonsense
        cat
        hel stepi
        explain cpoy
        RUN ls
        copy a b
        info breakpoints
        cd /app
        pwd
        print foo
        help
        """);
  }

  @Test
  void narratesALesson() throws IOException, InterruptedException {
    LessonText text =
        LessonText.parse(
            "lesson.md",
            """
            # A small image
            Welcome.
            ## before line 1: Nothing at all
            `scratch` is empty.
            ## before line 2: A file
            COPY takes it from the context.
            ## end
            Well done.
            """);
    Narration lesson = new LessonNarration(text, 78, Style.PLAIN);
    Transcripts.check(
        "lesson.txt",
        Sessions.transcript(
            Transcripts.host(), "FROM scratch\nCOPY a.txt /\n", lesson, "s\ns\ns\n"));
  }

  @Test
  void aCancelledStepEndsASessionThatNobodySitsAt() throws InterruptedException {
    MemoryHost host = Transcripts.host();
    Thread worker = Thread.currentThread();
    Thread ctrlC = host.whenItWaits(worker::interrupt);
    assertThatThrownBy(
            () ->
                Sessions.transcript(
                    host, "FROM dockwalk/base\nRUN wait\n", Narration.silent(), "c\nls\n"))
        .isInstanceOf(InterruptedException.class);
    ctrlC.join();
    assertThat(ctrlC.isAlive()).isFalse();
  }
}
