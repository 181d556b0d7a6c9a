package dockwalk.repl;

import java.util.List;
import java.util.stream.Stream;

/** Twenty Dockerfiles for walks: each instruction on a line, and no program but {@code touch}. */
final class WalkedDockerfiles {
  private static final String BASE = "FROM dockwalk/base\n";
  private static final String SCRATCH = "FROM scratch\n";

  private WalkedDockerfiles() {}

  static final List<String> ALL =
      Stream.of(
              BASE + "RUN touch /a\nRUN touch /b\nRUN touch /c\n",
              BASE + "WORKDIR /w\nRUN touch /w/a\nWORKDIR deeper\nCOPY a.txt ./\n",
              BASE + "ARG NAME=tea\nRUN touch /$NAME\nENV A=$NAME\nRUN touch /later\n",
              BASE + "ENV A=1 B=2\nENV C=${A}x\nLABEL c=$C\nCOPY a.txt /$C\n",
              BASE + "USER 7\nRUN touch /a\nUSER root\nRUN touch /b\nEXPOSE 80\n",
              BASE + "COPY a.txt /a\nCOPY dir/ /dir/\nRUN touch /dir/new\nCMD [\"x\"]\n",
              SCRATCH + "COPY a.txt /\nCOPY dir /d\nENTRYPOINT [\"/a\"]\nCMD [\"b\"]\n",
              SCRATCH + "ARG NAME\nENV N=$NAME\nLABEL n=$N\nCOPY a.txt /$N/\n",
              "ARG TAG=1\nFROM dockwalk/base:$TAG\nARG TAG\nLABEL tag=$TAG\nRUN touch /a\n",
              "ARG NAME=tea\n" + BASE + "ARG NAME\nRUN touch /n\nLABEL n=$NAME\n",
              "FROM dockwalk/base AS one\nRUN touch /a\nFROM scratch\nCOPY --from=one /a /b\n",
              "FROM dockwalk/base AS one\nRUN touch /a\nFROM one\nRUN touch /b\nENV X=1\n",
              "FROM scratch AS unused\nLABEL a=b\n" + BASE + "RUN touch /a\nRUN touch /b\n",
              """
              FROM dockwalk/base AS a
              RUN touch /1
              FROM a AS b
              RUN touch /2
              FROM b
              COPY --from=a /1 /3
              RUN touch /4
              """,
              """
              FROM scratch AS x
              COPY a.txt /
              FROM scratch AS y
              COPY dir /
              FROM scratch
              COPY --from=x / /
              COPY --from=y / /
              """,
              BASE + "SHELL [\"/bin/sh\", \"-ec\"]\nRUN touch /a\nSTOPSIGNAL 9\nRUN touch /b\n",
              BASE + "VOLUME /v\nMAINTAINER me\nHEALTHCHECK CMD true\nRUN touch /a\n",
              BASE + "COPY --chown=7:8 a.txt /a\nCOPY --chmod=600 a.txt /b\nRUN touch /c\n",
              BASE + "ONBUILD RUN touch /later\nRUN touch /a\nCOPY <<EOF /b\ntext\nEOF\nENV Z=1\n",
              BASE + "RUN touch /a\nRUN touch /a\nRUN exit 3\nRUN touch /never\n")
          .toList();
}
