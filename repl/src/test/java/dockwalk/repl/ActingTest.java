package dockwalk.repl;

import dockwalk.repl.command.Narration;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions that change their Dockerfile, compared with transcripts. */
class ActingTest {
  private static final String DOCKERFILE =
      """
      ARG TAG=1
      FROM dockwalk/base:$TAG AS build
      ARG NAME=tea
      COPY a.txt /
      RUN touch /$NAME
      RUN exit 3

      FROM scratch
      COPY --from=build /tea /site/
      """;

  private final MemoryHost host = new MemoryHost().with("/a.txt", "one\n");

  private void check(String name, List<String> edits, String commands)
      throws IOException, InterruptedException {
    String actual = Sessions.transcript(host, DOCKERFILE, edits, Narration.silent(), commands);
    Transcripts.check(name, actual);
  }

  @Test
  void reloadKeepsWhatIsTheSame() throws IOException, InterruptedException {
    String mended = DOCKERFILE.replace("RUN exit 3\n", "RUN touch /mended\n");
    String longer = "# syntax=docker/dockerfile:1\n\n" + mended;
    check(
        "reload.txt",
        List.of(
            mended,
            longer,
            longer.replace("COPY a.txt /", "CPOY a.txt /"),
            MemoryProgram.GONE,
            longer.replace("COPY a.txt /", "COPY a.txt /b/"),
            mended),
        """
        help reload
        reload
        edit now
        break 6
        c
        checkpoint
        c
        edit
        list
        c
        edit
        breakpoints
        list 1,20
        env
        edit
        reload
        edit
        where
        edit
        restart
        restart 1
        diff
        edit
        reload --hard
        reload --watch
        reload --no-watch
        edit
        """);
  }

  @Test
  void setGivesBuildArguments() throws IOException, InterruptedException {
    check(
        "set.txt",
        List.of(),
        """
        set
        set NAME
        set NAME=coffee
        n 4
        set NAME="milk shake"
        set NAME=milk
        set NAMME=x
        set
        step 2
        unset NAME
        unset NAME
        unset TAGG
        unset
        set TAG=2
        run --no-cache
        run --target
        run --target build
        run --target=biuld
        run --build-arg NAME=juice --target build
        run --fast
        """);
  }

  @Test
  void execActsInACopy() throws IOException, InterruptedException {
    check(
        "exec.txt",
        List.of(),
        """
        exec touch /x
        shell
        n 4
        exec
        exec touch /x
        e touch "/with quotes"
        !touch /y
        ! exit 4
        ls /
        c
        !touch /after
        shell
        shell 9
        shell 3
        """);
  }

  @Test
  void tryDoesAnInstructionThatIsNotThere() throws IOException, InterruptedException {
    check(
        "try.txt",
        List.of(),
        """
        try RUN touch /x
        accept
        n 3
        break 6
        try
        try FROM scratch
        try RNU touch /x
        try RUN touch /x \\
        try RUN exit 9
        accept
        try RUN touch /x
        ls /
        diff
        accept
        ls /
        write
        reload
        write --no
        n
        try ENV A=1
        back
        accept
        step
        accept
        list
        write
        write --yes
        write
        breakpoints
        reload
        reload --discard
        try COPY --from=build /x /y
        """);
  }

  @Test
  void everyStateIsAnImage() throws IOException, InterruptedException {
    check(
        "export.txt",
        List.of(),
        """
        export -t early
        tag early
        n 3
        export
        export -t now
        export 1 -o type=oci,dest=one.tar
        export 4
        export 99 -t never
        tag
        tag now
        tag 2 app:before
        tag x y z
        c
        tag before-the-failure
        """);
  }
}
