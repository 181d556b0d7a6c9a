package dockwalk.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.exec.IoFailure;
import dockwalk.repl.command.CommandTable;
import dockwalk.repl.command.Completion;
import dockwalk.repl.command.Completion.Proposal;
import dockwalk.repl.command.Desk;
import dockwalk.repl.command.Narration;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is proposed for a half-typed line, after a build of two stages has begun. */
class CompletionTest {
  private static final String DOCKERFILE =
      """
      FROM dockwalk/base AS tools
      ARG MAKE=fast
      ENV MODE=slow
      RUN touch /etc/motd
      FROM scratch
      COPY --from=tools /etc/motd /
      """;

  private static List<Proposal> proposed(String line) throws IOException, InterruptedException {
    Desk desk = Sessions.desk(new MemoryHost(), DOCKERFILE, Narration.silent(), text -> {});
    byte[] begun = "step 4\nbreak 6\ncheckpoint\n".getBytes(StandardCharsets.UTF_8);
    new Repl(desk, new PipedLines(new ByteArrayInputStream(begun)), IoFailure::words).run();
    List<String> words = List.of(line.split(" ", -1));
    return new Completion(CommandTable.STANDARD, desk)
        .of(words.subList(0, words.size() - 1), words.getLast());
  }

  private static List<String> words(String line) throws IOException, InterruptedException {
    return proposed(line).stream().map(Proposal::text).toList();
  }

  @Test
  void proposesWhatACommandMayName() throws IOException, InterruptedException {
    assertThat(words("inspe")).containsExactly("inspect");
    assertThat(words("cat /etc/m")).containsExactly("/etc/motd");
    assertThat(words("goto ")).containsExactly("1", "2", "3", "4", "5", "6", "tools");
    assertThat(words("break stage to")).containsExactly("tools");
    assertThat(words("break c")).containsExactly("COPY");
    assertThat(words("watch env M")).containsExactly("MODE", "MAKE");
    assertThat(words("catch ")).containsExactly("miss", "warn", "fail", "if");
    assertThat(words("break RUN if to")).containsExactly("took");
    assertThat(words("print env.")).containsExactly("env.PATH", "env.MODE");
    assertThat(words("print co"))
        .containsExactly(
            "content(",
            "config.author",
            "config.cmd",
            "config.entrypoint",
            "config.healthcheck",
            "config.onbuild",
            "config.ports",
            "config.shell",
            "config.stopsignal",
            "config.user",
            "config.volumes",
            "config.workdir");
    assertThat(words("delete ")).containsExactly("1");
    assertThat(words("restart ")).containsExactly("1");
    assertThat(words("help und")).containsExactly("undisplay");
    assertThat(words("explain und")).containsExactly("UndefinedArgInFrom", "UndefinedVar");
    assertThat(words("quit ")).isEmpty();
    assertThat(words("nonsense ")).isEmpty();
  }

  @Test
  void offersEachOptionOnce() throws IOException, InterruptedException {
    assertThat(words("export -")).containsExactly("-t", "-o");
    assertThat(words("export -t mine -")).containsExactly("-o");
  }

  @Test
  void saysWhatANameStandsFor() throws IOException, InterruptedException {
    assertThat(proposed("goto 4")).containsExactly(new Proposal("4", "RUN touch /etc/motd", true));
    assertThat(proposed("watch env MODE")).containsExactly(new Proposal("MODE", "slow", true));
    assertThat(proposed("break stage t"))
        .containsExactly(new Proposal("tools", "FROM dockwalk/base AS tools", true));
  }
}
