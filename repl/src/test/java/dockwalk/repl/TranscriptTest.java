package dockwalk.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockwalk.lessons.LessonText;
import dockwalk.render.Style;
import dockwalk.repl.command.Narration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole sessions, compared with transcripts; {@code -Dgolden.update=true} writes them anew. */
class TranscriptTest {
  private static final String DOCKERFILE =
      """
      ARG TAG=1
      FROM dockwalk/base:$TAG AS build
      WORKDIR /app
      COPY a.txt ./
      RUN touch /app/built

      FROM scratch
      ENV MODE=fast
      COPY --from=build /app/built /site/
      CMD ["/site/built"]
      """;

  private final MemoryHost host = new MemoryHost().with("/a.txt", "one\ttwo\n\u001B[31mred\n");

  private void check(String name, String dockerfile, Narration narration, String commands)
      throws IOException, InterruptedException {
    String actual = Sessions.transcript(host, dockerfile, narration, commands);
    Transcripts.check(name, actual);
  }

  @Test
  void everyLookIntoAStateFindsIt() throws IOException, InterruptedException {
    check(
        "looking.txt",
        """
        ARG TAG=1
        FROM dockwalk/base:$TAG AS build
        ENV MODE=fast
        ARG V=2 W
        WORKDIR /app
        COPY a.txt ./
        RUN touch /app/a.txt
        LABEL speed=$MODE
        FROM build AS more
        USER nobody
        FROM scratch
        COPY --from=more /app/a.txt /site/
        """,
        Narration.silent(),
        """
        args
        config
        stat /etc
        less /etc/os
        explain
        c 9
        diff 6
        diff 6 a.txt
        diff 5 /app/a.txt
        diff 4..6
        diff 6..4
        diff 6 --stat
        diff 4..6 --name-status
        diff 6 --json
        diff 6 --stats
        diff /bin
        tree --changed
        c 8
        tree --changed
        back
        tree --changed
        tree /etc --changed
        tree / -L 1 --json
        tree -L
        ls /app --json
        cat a.txt --json
        less a.txt
        less a.txt 9
        less /app
        less
        find
        find /etc -name "o*"
        find -type f -size -8B
        find -type q
        find -size big
        find /nope
        stat a.txt
        stat /etc/os
        stat /nope
        stat a.txt --json
        inspect a.txt --json
        inspect --json
        config
        config --json
        env --json
        args
        args --json
        layers
        layers --json
        context
        context --by-size
        context a.txt
        context nope --json
        why 6 --json
        print size(/app) --json
        print env.NOPE == "1" --json
        explain
        c
        stat /site
        diff 6..11
        layers
        """);
  }

  @Test
  void goesFromStageToStage() throws IOException, InterruptedException {
    check(
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
        Narration.silent(),
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
        up
        c
        up
        down
        goto 9
        """);
  }

  @Test
  void conditionsLogPointsAndDisplays() throws IOException, InterruptedException {
    check(
        "conditions.txt",
        DOCKERFILE,
        Narration.silent(),
        """
        print size
        p 1 +
        p
        break RUN if exists(/app/a.txt) && cwd == "/app"
        b COPY if evn.PATH ~ "x"
        b COPY if size(/usr) >
        b COPY if cwd = "/app"
        b COPY if
        tbreak WORKDIR if env.NOPE == "1"
        watch /app if outcome == "cached"
        watch cwd if took < 1h
        catch miss if stage == "none"
        break COPY log "at {line}: {files(/)} files, {size} in {cwd}"
        break COPY log {
        break COPY log "{nope}"
        display cwd
        display files(/)
        display
        condition 2 hits > 5
        cond 2
        cond 99 true
        condition
        ignore 1 1
        ignore 1
        ignore 9 9
        c
        bp
        c
        print exists(/etc/os) && !exists(/nope)
        print env.NOPE
        print env.NOPE == "x"
        print output
        print size(/app)
        print mode(/app/a.txt)
        print content(/app/a.txt)
        print config.cmd
        print /app/a.txt
        print took < 5MB
        back 2
        undisplay 1
        undisplay 7
        step
        undisplay
        display
        help conditions
        """);
  }

  @Test
  void walksABuildForwardAndBack() throws IOException, InterruptedException {
    check(
        "walk.txt",
        DOCKERFILE,
        Narration.silent(),
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
  void stopsOnItsWay() throws IOException, InterruptedException {
    check(
        "stops.txt",
        DOCKERFILE,
        Narration.silent(),
        """
        where
        break RUN
        break stage build
        break stage nope
        b rnu
        b
        tbreak 9
        watch /site
        watch /a.txt
        watch env TAG
        watch env
        watch cwd
        watch size
        watch /[
        watch
        catch
        catch fire
        catch fail
        catch warn
        bp
        c
        c
        disable 1
        disable 99
        enable 1
        checkpoint
        restart
        restart 9
        c
        c
        c
        c
        bp
        restart 1
        clear
        catch miss
        c
        why
        step
        delete 9
        finish
        until
        until 10
        fin
        so
        rn
        rn 99
        bt
        run
        w
        """);
  }

  @Test
  void looksAtTheState() throws IOException, InterruptedException {
    check(
        "look.txt",
        DOCKERFILE,
        Narration.silent(),
        """
        why
        diff
        si
        si
        si
        si
        step 3
        # a comment
        ls
        ls /etc
        cat a.txt
        cat /bin/sh
        cat /app
        cat nothing
        tree /
        tree / -L 1
        inspect
        inspect a.txt
        env
        layers
        why
        why 2
        diff
        diff 2
        diff 2..4
        diff 2..4 a.txt
        diff 9
        export -t mine
        explain
        explain undefined-var
        """);
  }

  @Test
  void answersWhatItDoesNotUnderstand() throws IOException, InterruptedException {
    check(
        "misuse.txt",
        DOCKERFILE,
        Narration.silent(),
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
        help
        """);
  }

  @Test
  void aFailureLeavesTheStateBefore() throws IOException, InterruptedException {
    check(
        "failure.txt",
        "FROM dockwalk/base\nRUN touch /x\nRUN exit 3\nRUN touch /y\n",
        Narration.silent(),
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
  void scoresPredictions() throws IOException, InterruptedException {
    check(
        "predictions.txt",
        """
        FROM dockwalk/base
        WORKDIR /app
        RUN touch /app/x
        RUN touch /app/x
        ENV A=1
        RUN touch /y; false; touch /z
        """,
        Narration.silent(),
        """
        predict
        predict nonsense
        predict size much
        predict files 4
        predict size 5kB
        ?= hit
        predict
        s
        predict cwd /app
        predict +.
        s
        predict miss
        predict +x
        predict -/etc/os
        c
        back
        predict hit
        predict required
        s
        run
        predict hit
        s
        back
        predict free
        predict
        s 4
        predict hit
        s
        c
        predict hit
        """);
  }

  @Test
  void doesTheCommandsOfFiles(@TempDir Path folder) throws IOException, InterruptedException {
    String good =
        Files.writeString(folder.resolve("good"), "# a script\n\nstep\nls /\n").toString();
    String bad = Files.writeString(folder.resolve("bad"), "step\nstpe\nstep\n").toString();
    String calls = Files.writeString(folder.resolve("calls"), "source " + bad + "\n").toString();
    String loop = folder.resolve("loop").toString();
    Files.writeString(Path.of(loop), "source " + loop + "\n");
    Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, 0});
    Path written = folder.resolve("written");
    String commands =
        String.join(
            "\n",
            "transcript off",
            "transcript " + written,
            "source " + good,
            "transcript off",
            "source " + bad,
            "source " + calls,
            "source " + loop,
            "source " + folder.resolve("bytes"),
            "source " + folder.resolve("nothing"),
            "source");
    String said =
        Sessions.transcript(host, DOCKERFILE, Narration.silent(), commands)
            .replace(folder.toString(), "FOLDER");
    assertThat(said)
        .contains("No transcript is written.")
        .contains("dockwalk 1/8> step\n── step 1/8 ──")
        .contains("FOLDER/bad:2: \"stpe\" is not a command. Did you mean step?")
        .contains("FOLDER/calls:1: FOLDER/bad:2: ")
        .contains("FOLDER/loop: scripts call each other more than 10 deep.")
        .contains("FOLDER/bytes is no script: it is not UTF-8 text.")
        .contains("FOLDER/nothing")
        .contains("Say which file. Usage: source FILE");
    assertThat(Files.readString(written))
        .startsWith("Writing a transcript to ")
        .contains("dockwalk 1/8> source ")
        .contains("── step 1/8 ──")
        .endsWith("transcript off\n");
  }

  @Test
  void goesInsideARun() throws IOException, InterruptedException {
    check(
        "inside.txt",
        """
        FROM dockwalk/base
        RUN cd /etc && touch /etc/motd; X=1; false || rm /etc/os && false && touch /never
        RUN touch /y; true && exit 3; touch /never
        RUN ["touch", "/z"]
        RUN touch /z; touch /w
        """,
        Narration.silent(),
        """
        into
        s
        into --nothing
        into
        step

        ls
        into
        n 2
        cat motd
        diff
        back
        ls /etc
        step into
        finish
        into
        step
        s 2
        step
        s
        s
        quit
        """);
    check(
        "inside-others.txt",
        """
        FROM dockwalk/base
        RUN ["touch", "/z"]
        RUN touch /z; touch /w
        RUN touch /v; touch /u
        """,
        Narration.silent(),
        """
        s
        into
        into
        c
        into
        back 2
        run
        goto 3
        into
        step
        into --no-cache
        step
        goto 2
        s 2
        into
        s
        quit
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
    check(
        "lesson.txt",
        "FROM scratch\nCOPY a.txt /\n",
        new LessonNarration(text, 78, Style.PLAIN),
        "s\ns\ns\n");
  }

  @Test
  void aCancelledStepEndsASessionThatNobodySitsAt() {
    Thread worker = Thread.currentThread();
    Thread ctrlC =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    host.waiting.await();
                    worker.interrupt();
                  } catch (InterruptedException e) {
                    throw new AssertionError(e);
                  }
                });
    assertThatThrownBy(
            () ->
                Sessions.transcript(
                    host, "FROM dockwalk/base\nRUN wait\n", Narration.silent(), "c\nls\n"))
        .isInstanceOf(InterruptedException.class);
    assertThat(ctrlC.isAlive()).isFalse();
  }
}
