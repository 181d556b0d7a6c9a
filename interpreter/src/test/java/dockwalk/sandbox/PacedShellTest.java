package dockwalk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.debug.InsideScript;
import dockwalk.exec.Action;
import dockwalk.exec.Event;
import dockwalk.exec.Host;
import dockwalk.exec.PacedShell;
import dockwalk.exec.PacedShell.Pause;
import dockwalk.fs.FileTree;
import dockwalk.fs.PathChange;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Layer;
import dockwalk.layer.LayerEntry;
import dockwalk.shell.ShellCall;
import dockwalk.shell.Splitting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts do the same command by command as they do at once, in each shell that is split. */
class PacedShellTest {
  private static final List<String> SCRIPTS =
      List.of(
          "echo one; echo two",
          "cd /data && X='a b' && echo \"$PWD $X\"",
          "false; echo $?; true; echo $?",
          "false || echo $?; echo after $?",
          "true && false || echo third $?; true || echo never; echo end",
          "false && echo never",
          "(exit 3)",
          "(exit 3) && echo never; echo $?",
          "false || (exit 4)",
          "set -e; echo a; false; echo never",
          "set -e; false || true; echo a; false && echo never; echo b; ! true; echo c",
          "set -e; if false; then echo never; fi; echo a; (exit 5); echo never",
          "set -e; false && true; f() { false; echo in; }; f || echo out; f; echo never",
          "set -eu; echo a; echo $UNSET; echo never",
          "set -x; echo a && echo b; false || echo c",
          "exit 0; echo never",
          "echo a; exit 9",
          "f() { echo \"in $1 $?\"; return 3; }; f x; echo $?; f y || echo $?",
          "cat <<EOF && echo b\nX $((1+1))\nEOF\necho c",
          "cat <<'EOF' | sed s/o/0/ > /data/out\no $X\nEOF\ncat /data/out",
          "for i in 1 2\ndo\n  echo $i\ndone; case x in x) echo x;; esac",
          "while read a; do echo $a; done < /data/keep",
          "umask 077; echo x > /data/secret; umask",
          "trap 'echo bye' EXIT; echo a; (exit 2)",
          "(sleep 0.1; echo late) & echo $?; wait; echo done",
          "exec echo replaced; echo never",
          "exec > /data/log; echo logged; echo more",
          "read x; echo \"rc $?\"; cat",
          "export A=1 B=2; unset A; env | grep '^[AB]='",
          "nothing-here; echo $?",
          "echo \"$0\"; echo ${#0}",
          "IFS=:; set -- a:b c; echo \"$*\" $#",
          "rm -r /data/sub; mkdir /data/sub; echo n > /data/sub/n; ln -s n /data/sub/l",
          "chmod 600 /data/keep; mv /data/old /data/new; : > /data/empty",
          "set -o noclobber; echo a > /data/n; echo b > /data/n || echo kept",
          "a=1; a=$((a+1)); echo $a; eval 'b=3; echo $b'",
          "x=$(echo in; exit 6); echo $?",
          "kill -TERM $$; echo never");

  private static final List<String> BASH =
      List.of(
          "set -o pipefail; false | true; echo $?",
          "mkdir -p /data/a && cd $_ && pwd",
          "(exit 3) | true | (exit 4); echo \"$? ${PIPESTATUS[*]}\"; echo ${PIPESTATUS[*]}",
          "false | true && echo \"$? ${PIPESTATUS[*]}\"; true | false || echo ${PIPESTATUS[*]}",
          "! false | true; echo \"$? ${PIPESTATUS[*]}\"; : x | :; echo \"$_ ${PIPESTATUS[*]}\"",
          "set -eo pipefail; false | true || echo \"$? ${PIPESTATUS[*]}\"; true | true; echo $_",
          "set -e -o pipefail; ! true | true; echo \"$? ${PIPESTATUS[*]}\"; false | true; echo no",
          "trap 'echo $? ${PIPESTATUS[*]}' EXIT; echo a; false | true",
          "a=(1 2 'x y'); echo ${a[2]} ${#a[@]}; [[ -d /data && 1 -lt 2 ]] && echo yes",
          "trap 'echo failed $?' ERR; false; false || true; echo end",
          "for ((i=0; i<2; i++)); do echo $i; done; ((i++)); echo $i $?",
          "cat <(echo sub) <<< here; declare -A m=([k]=v); echo ${m[k]}");

  @TempDir static Path home;
  private static BusyboxBase base;
  private static List<Layer> machine = List.of();

  @BeforeAll
  static void asRoot() throws IOException, InterruptedException {
    BusyboxBase.assumePossible();
    base = new BusyboxBase(home);
    machine = new ArrayList<>(base.layers);
    machine.add(MachineShells.layer(base));
  }

  @AfterAll
  static void close() throws IOException {
    base.close();
  }

  /** What came of a script. */
  private record Came(int code, String out, String err, List<String> files) {}

  static Stream<List<String>> scripts() {
    return Stream.of(
            SCRIPTS.stream().map(s -> List.of("busybox", "/bin/sh", s)),
            Stream.of("/bin/dash", "/bin/bash")
                .flatMap(shell -> SCRIPTS.stream().map(s -> List.of("machine", shell, s))),
            Stream.of("/bin/bash")
                .flatMap(shell -> BASH.stream().map(s -> List.of("machine", shell, s))))
        .flatMap(s -> s);
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void commandByCommandItIsTheSame(List<String> how) throws Exception {
    List<Layer> layers = how.get(0).equals("machine") ? machine : base.layers;
    List<String> argv = List.of(how.get(1), "-c", how.get(2));
    Action.Execute what = BusyboxBase.execute("", "/", argv.toArray(String[]::new));
    Came whole = run(layers, what, Optional.empty());
    Came paced = run(layers, what, Optional.of(shell(argv, new ArrayList<>())));
    assertThat(paced).isEqualTo(whole);
    assertThat(whole.err()).doesNotContain("executable file not found");
  }

  private static PacedShell shell(List<String> argv, List<Pause> pauses) {
    Splitting.Commands split = (Splitting.Commands) ShellCall.split(argv, Map.of());
    InsideScript script = new InsideScript(split.commands());
    return new PacedShell(
        split.shell(),
        split.name(),
        split.settings(),
        pause -> {
          if (!pauses.isEmpty()) {
            script.ended(pause.status());
          }
          pauses.add(pause);
          return script.order();
        });
  }

  private Came run(List<Layer> layers, Action.Execute what, Optional<PacedShell> shell)
      throws IOException, InterruptedException {
    StringBuilder out = new StringBuilder();
    StringBuilder err = new StringBuilder();
    Host.Ran ran =
        new OverlaySandbox(base.folders)
            .run(
                new Host.Job(layers, what),
                shell,
                (stream, text) -> (stream == Event.Stream.OUT ? out : err).append(text));
    List<String> files = new ArrayList<>();
    if (ran.layer().isPresent()) {
      for (LayerEntry entry : base.index(List.of(ran.layer().get()))) {
        files.add(entry.kind() + " " + entry.path() + " " + entry.metadata().mode());
      }
    }
    String told = err.toString().replaceAll("(?m)^[^+\\n]*: (?=nothing-here|UNSET|can)", "");
    return new Came(ran.exitCode(), out.toString(), told, files);
  }

  @Test
  void betweenTwoCommandsAllIsSeen() throws Exception {
    List<Pause> pauses = new ArrayList<>();
    List<String> argv =
        List.of(
            "/bin/sh", "-c", "cd /data; X='a\nb'; export Y=1; rm old; echo new > sub/n; (exit 7)");
    run(
        base.layers,
        BusyboxBase.execute("", "/", argv.toArray(String[]::new)),
        Optional.of(shell(argv, pauses)));
    assertThat(pauses).extracting(Pause::status).containsExactly(0, 0, 0, 0, 0, 0, 7);
    assertThat(pauses).extracting(Pause::folder).startsWith("/", "/data").endsWith("/data");
    assertThat(pauses.get(2).variables()).containsEntry("X", "'a\nb'").doesNotContainKey("PWD");
    assertThat(pauses.get(3).exported()).contains("Y", "PATH").doesNotContain("X");
    assertThat(changes(pauses.get(3).files(), pauses.get(4).files()))
        .containsExactly("- /data/old");
    assertThat(changes(pauses.get(4).files(), pauses.get(5).files()))
        .containsExactly("+ /data/sub/n");
    assertThat(pauses.get(0).files().root().children().get("bin"))
        .isSameAs(base.tree(base.layers).root().children().get("bin"));
  }

  private static List<String> changes(FileTree before, FileTree after) {
    return TreeDiff.between(before, after).changes().stream()
        .map(
            change ->
                switch (change) {
                  case PathChange.Added added -> "+ " + added.path();
                  case PathChange.Modified modified -> "~ " + modified.path();
                  case PathChange.Removed removed -> "- " + removed.path();
                })
        .toList();
  }
}
