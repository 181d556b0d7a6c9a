package dockwalk.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.image.History;
import dockwalk.image.ImageConfig;
import dockwalk.plan.BuildOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The instructions that change the config, and what the history says of them. */
class ConfigTest {
  @TempDir Path folder;

  private Workbench.Built build(String dockerfile) throws Exception {
    try (Workbench bench = new Workbench(folder)) {
      return bench.build(dockerfile);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "ENV a=1 b=\"2 3\"            | ENV a=1 b=2 3",
        "LABEL k=v                    | LABEL k=v",
        "ARG x=1 y                    | ARG x=1 y",
        "CMD echo hi                  | CMD [\"/bin/sh\" \"-c\" \"echo hi\"]",
        "CMD [\"a\", \"b c\"]         | CMD [\"a\" \"b c\"]",
        "ENTRYPOINT [\"/run\"]        | ENTRYPOINT [\"/run\"]",
        "SHELL [\"/bin/ash\",\"-c\"]  | SHELL [/bin/ash -c]",
        "USER app                     | USER app",
        "VOLUME /a /b                 | VOLUME [/a /b]",
        "EXPOSE 80 1000-1002/udp      | EXPOSE [1000/udp 1001/udp 1002/udp 80/tcp]",
        "EXPOSE 9 80 80               | EXPOSE [80/tcp 80/tcp 9/tcp]",
        "VOLUME [\" /a \"]           | VOLUME [/a]",
        "STOPSIGNAL SIGINT            | STOPSIGNAL SIGINT",
        "MAINTAINER me                | MAINTAINER me",
        "HEALTHCHECK NONE             | HEALTHCHECK {Test:[NONE] Interval:0s Timeout:0s"
            + " StartPeriod:0s StartInterval:0s Retries:0}",
      })
  void historySaysWhatDockerSays(String instruction, String createdBy) throws Exception {
    History last = build("FROM scratch\n" + instruction + "\n").image().history().getLast();
    assertThat(last.createdBy()).isEqualTo(createdBy);
    assertThat(last.emptyLayer()).isTrue();
  }

  /** BuildKit, convert.go: dispatchArg and dispatchEnv both set the variable of the build. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENV X=1\\nARG X=2           | 2 | 1",
        "ENV X=1\\nARG X             | 1 | 1",
        "ARG X=2\\nENV X=1           | 1 | 1",
        "ENV X=1\\nARG X=2\\nENV X=3 | 3 | 3",
        "ARG X=2\\nENV X=1\\nARG X   | 1 | 1",
        "ARG X=2\\nENV X=1\\nARG X=4 | 4 | 1",
      })
  void ofEnvAndArgTheLaterOneCountsInTheBuildAndEnvAloneInTheImage(
      String lines, String seen, String kept) throws Exception {
    ImageConfig config =
        build("FROM scratch\n" + lines.replace("\\n", "\n") + "\nLABEL seen=$X\n").image().config();
    assertThat(config.labels()).containsEntry("seen", seen);
    assertThat(config.env()).containsEntry("X", kept);
  }

  @Test
  void eachInstructionSetsItsField() throws Exception {
    ImageConfig config =
        build(
                """
                FROM scratch
                ENV A=1
                ENV A=2 B=$A
                USER app:staff
                EXPOSE 80/tcp
                VOLUME /data
                STOPSIGNAL 9
                ENTRYPOINT ["/run"]
                CMD ["x"]
                HEALTHCHECK --interval=1m30s --timeout=500ms --retries=3 CMD ["check"]
                ONBUILD RUN make
                """)
            .image()
            .config();
    assertThat(config.env().entrySet())
        .extracting(Object::toString)
        .containsExactly("PATH=" + ImageConfig.DEFAULT_PATH, "A=2", "B=1");
    assertThat(config.user()).isEqualTo("app:staff");
    assertThat(config.exposedPorts()).containsExactly("80/tcp");
    assertThat(config.volumes()).containsExactly("/data");
    assertThat(config.stopSignal()).contains("9");
    assertThat(config.entrypoint()).contains(List.of("/run"));
    assertThat(config.cmd()).contains(List.of("x"));
    assertThat(config.healthcheck().orElseThrow().interval()).isEqualTo(Duration.ofSeconds(90));
    assertThat(config.onBuild()).containsExactly("RUN make");
  }

  @Test
  void entrypointForgetsAnInheritedCmdButNotThatOfItsStage() throws Exception {
    String stages = "FROM scratch AS a\nCMD [\"old\"]\nFROM a\n";
    assertThat(build(stages + "ENTRYPOINT [\"e\"]\n").image().config().cmd()).isEmpty();
    assertThat(build(stages + "CMD [\"new\"]\nENTRYPOINT [\"e\"]\n").image().config().cmd())
        .contains(List.of("new"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "ARG V=default          | -     | default",
        "ARG V=default          | given | given",
        "ARG V                  | -     | none",
        "ARG V                  | given | given",
        "ENV V=env              | given | env",
        "ARG V=1\\nENV V=env    | given | env",
        "ARG GLOBAL\\nARG V=$GLOBAL | - | top",
        "ARG V=$GLOBAL          | -     | none",
      })
  void argumentsGetTheirValue(String declaration, String given, String value) throws Exception {
    try (Workbench bench = new Workbench(folder)) {
      if (given != null) {
        bench.options(BuildOptions.plain().withBuildArgs(Map.of("V", given)));
      }
      String dockerfile =
          "ARG GLOBAL=top\nFROM scratch\n"
              + declaration.replace("\\n", "\n")
              + "\nLABEL v=${V:-none}\n";
      assertThat(bench.build(dockerfile).image().config().labels()).containsEntry("v", value);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STOPSIGNAL SIGNOPE          | invalid signal: SIGNOPE",
        "EXPOSE eighty               | invalid containerPort: eighty",
        "EXPOSE 80/icmp              | invalid proto: icmp",
        "ENV a=${b:?missing}         | b: missing",
        "RUN --network=host true     | network.host is not allowed",
      })
  void refuses(String instruction, String message) throws Exception {
    assertThat(build("FROM scratch\n" + instruction + "\n").error()).contains(message);
  }
}
