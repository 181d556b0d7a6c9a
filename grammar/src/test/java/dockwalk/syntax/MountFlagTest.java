package dockwalk.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dockwalk.syntax.Instruction.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code RUN --mount} asks for, and what is wrong with it. */
class MountFlagTest {
  private static final Map<String, String> ENV = Map.of("TYPE", "cache", "DIR", "/d", "NO", "x");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "target=/x                              | BIND read-only / > /x",
        "type=bind,source=a,dst=/x,rw           | BIND writable a > /x",
        "type=bind,from=build,target=/x,ro=0    | BIND writable / > /x from=build",
        "TYPE=CACHE,Destination=/x              | CACHE writable / > /x",
        "type=cache,target=/x,id=i,sharing=locked,uid=1,gid=2,mode=0755,ro | "
            + "CACHE read-only / > /x id=i LOCKED uid=1 gid=2 mode=493",
        "type=tmpfs,target=/x,size=64m          | TMPFS writable / > /x size=67108864",
        "type=tmpfs,target=/x,size=1.5GiB       | TMPFS writable / > /x size=1610612736",
        "type=secret,id=s                       | SECRET read-only / >  id=s",
        "type=secret,id=s,env=TOKEN,required    | SECRET read-only / >  id=s env=TOKEN required",
        "type=secret,src=s,required=false       | SECRET read-only s > ",
        "type=ssh,mode=600                      | SSH read-only / >  mode=384",
        "type=$TYPE,target=${DIR}/y             | CACHE writable / > /d/y",
        "target=${MISSING:-/z}                  | BIND read-only / > /z",
        "type=bind,target=/x,from=a$            | BIND read-only / > /x from=a$",
      })
  void asked(String value, String shown) {
    assertThat(mount(value))
        .isInstanceOfSatisfying(
            MountFlag.Expanded.Done.class,
            done -> assertThat(show(done.mount())).isEqualTo(shown.strip()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type=bnid,target=/x        | unsupported mount type \"bnid\" (did you mean bind?)",
        "type=volume,target=/x      | unsupported mount type \"volume\"",
        "tpye=bind                  | unexpected key 'tpye' in 'tpye=bind' (did you mean type?)",
        "type=tmpfs,foo=1           | unexpected key 'foo' in 'foo=1' (did you mean from?)",
        "target                     | invalid field 'target' must be a key=value pair",
        "target=/x,required         | unexpected key 'required' for mount type 'bind'",
        "required=true,type=secret  | unexpected key 'required' for mount type 'bind'",
        "type=cache,size=1m         | unexpected key 'size' for mount type 'cache'",
        "type=tmpfs,size=big        | invalid value for size: big",
        "target=/x,ro=maybe         | invalid value for ro: maybe",
        "type=ssh,required=maybe    | invalid value for required: maybe",
        "type=cache,target=/x,sharing=none | unsupported sharing value \"none\"",
        "type=cache,target=/x,mode=9 | invalid value 9 for mode",
        "type=cache,target=/x,uid=-1 | invalid value -1 for uid",
        "type=cache,target=/x,gid=4294967296 | invalid value 4294967296 for gid",
        "target=/x,mode=0644        | mode not allowed for \"bind\" type mounts",
        "type=tmpfs,target=/x,uid=0 | uid not allowed for \"tmpfs\" type mounts",
        "target=/x,gid=0            | gid not allowed for \"bind\" type mounts",
        "type=secret,id=a,from=b    | secret mount should not have a from",
        "type=secret,id=a,sharing=shared | secret mount should not define sharing",
        "type=secret                | invalid secret mount. one of source, target required",
        "type=secret,id=a,source=b  | both source and id can't be set",
        "target=/x,sharing=shared   | invalid cache sharing set for bind mount",
        "target=/x,from=$NO         | 'from' doesn't support variable expansion, define alias stage"
            + " instead",
        "type=$NO,target=/x         | unsupported mount type \"x\"",
        "target=${NO:?}${M:?gone}   | failed to process \"${NO:?}${M:?gone}\": M: gone",
      })
  void refused(String value, String message) {
    assertThat(mount(value))
        .isInstanceOfSatisfying(
            MountFlag.Expanded.Failed.class,
            failed -> assertThat(failed.message()).isEqualTo(message));
  }

  @Test
  void variablesThatWereReadAreTold() {
    assertThat(mount("type=$TYPE,target=$DIR").variables())
        .containsExactly(
            new Expansion.Usage("TYPE", Optional.of("cache")),
            new Expansion.Usage("DIR", Optional.of("/d")));
  }

  @Test
  void quotesKeepCommasTogether() {
    assertThat(CommaFields.split("a,\"b,\"\"c\",").fields()).containsExactly("a", "b,\"c", "");
    assertThat(CommaFields.split("a\"b").error())
        .contains("parse error on line 1, column 2: bare \" in non-quoted-field");
    assertThat(CommaFields.split("\"a").error())
        .contains("parse error on line 1, column 3: extraneous or missing \" in quoted-field");
    assertThat(CommaFields.split("\"a\"b").error())
        .contains("parse error on line 1, column 3: extraneous or missing \" in quoted-field");
  }

  @Test
  void theOtherOptionsOfRun() {
    Run run = run("--network=none --security=insecure --device=a/b=c,required --device=name=x");
    assertThat(run.network()).isEqualTo(Run.Network.NONE);
    assertThat(run.security()).isEqualTo(Run.Security.INSECURE);
    assertThat(run.devices())
        .extracting(DeviceFlag::name, DeviceFlag::required)
        .containsExactly(tuple("a/b=c", true), tuple("x", false));
    assertThat(run("").network()).isEqualTo(Run.Network.DEFAULT);
    assertThat(run("").security()).isEqualTo(Run.Security.SANDBOX);
  }

  @Test
  void theOptionsOfCopyAndAdd() {
    List<Instruction> all =
        Dockerfile.parse(
                new SourceFile(
                    "Dockerfile",
                    """
                    FROM a
                    COPY --from=b --chown=u:$G --chmod=644 --link --parents --exclude=*.o --exclude=c d e
                    COPY --link=FALSE d e
                    ADD --checksum=sha256:0 --keep-git-dir --unpack=false d e
                    """))
            .instructions();
    Instruction.Copy copy = (Instruction.Copy) all.get(1);
    assertThat(copy.from().map(Instruction.Flag::text)).contains("b");
    assertThat(copy.chown().map(Word::raw)).contains("u:$G");
    assertThat(copy.chmod().map(Word::raw)).contains("644");
    assertThat(copy.excludes()).containsExactly("*.o", "c");
    assertThat(copy.link()).isTrue();
    assertThat(copy.parents()).isTrue();
    assertThat(((Instruction.Copy) all.get(2)).link()).isFalse();
    Instruction.Add add = (Instruction.Add) all.get(3);
    assertThat(add.checksum().map(Word::raw)).contains("sha256:0");
    assertThat(add.keepGitDir()).contains(true);
    assertThat(add.unpack()).contains(false);
  }

  private static Run run(String flags) {
    String text = "FROM a\nRUN " + flags + " x";
    return (Run) Dockerfile.parse(new SourceFile("Dockerfile", text)).instructions().getLast();
  }

  private static MountFlag.Expanded mount(String value) {
    Span span = new Span(0, value.length());
    Word word = Word.parse(value, span, '\\');
    return MountFlag.of(new Instruction.Flag(span, "mount", Optional.of(word)), '\\')
        .expand(name -> Optional.ofNullable(ENV.get(name)));
  }

  private static String show(Mount mount) {
    StringBuilder text = new StringBuilder(mount.type().name());
    text.append(mount.readOnly() ? " read-only " : " writable ");
    text.append(mount.source().isEmpty() ? "/" : mount.source()).append(" > ");
    text.append(mount.target());
    mount.from().ifPresent(from -> text.append(" from=").append(from));
    mount.id().ifPresent(id -> text.append(" id=").append(id));
    text.append(mount.sharing() == Mount.Sharing.SHARED ? "" : " " + mount.sharing());
    mount.uid().ifPresent(uid -> text.append(" uid=").append(uid));
    mount.gid().ifPresent(gid -> text.append(" gid=").append(gid));
    mount.mode().ifPresent(mode -> text.append(" mode=").append(mode));
    mount.size().ifPresent(size -> text.append(" size=").append(size));
    mount.env().ifPresent(env -> text.append(" env=").append(env));
    return text.append(mount.required() ? " required" : "").toString().strip();
  }
}
