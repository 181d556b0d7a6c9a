package dockwalk.repl;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Sessions that go inside a RUN, compared with transcripts. */
class InsideTest {
  @Test
  void goesInsideARun() throws IOException, InterruptedException {
    MemoryHost host = Transcripts.host();
    Transcripts.check(
        host,
        "inside.txt",
        """
        FROM dockwalk/base
        RUN cd /etc && touch /etc/motd; X=1; false || rm /etc/os && false && touch /never
        RUN touch /y; true && exit 3; touch /never
        RUN ["touch", "/z"]
        RUN touch /z; touch /w
        """,
        """
        into
        s
        into --nothing
        into
        step

        ls
        into
        print status
        display cwd
        n 2
        print exists(./motd) && changed(/etc/motd)
        n
        print var.X
        print env.X
        print status
        undisplay
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
    Transcripts.check(
        host,
        "inside-others.txt",
        """
        FROM dockwalk/base
        RUN ["touch", "/z"]
        RUN touch /z; touch /w
        RUN touch /v; touch /u
        """,
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
}
