package dockwalk.repl;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Sessions that look at states and their files, compared with transcripts. */
class LookingTest {
  @Test
  void looksAtTheState() throws IOException, InterruptedException {
    Transcripts.check(
        "look.txt",
        Transcripts.TWO_STAGES,
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
  void everyLookIntoAStateFindsIt() throws IOException, InterruptedException {
    Transcripts.check(
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
}
