package dockwalk.syntax;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a Dockerfile of a thousand instructions takes to read: 20 ms is what it may. It is no
 * test and Maven does not know it; {@code LIBS} are the jars of jmh-core, jmh-generator-annprocess,
 * jopt-simple, commons-math3 and of the module's own libraries:
 *
 * <pre>
 * mvn -q -pl grammar compile
 * javac -proc:full -cp grammar/target/classes:LIBS -d target/bench grammar/src/bench/java/dockwalk/syntax/*.java
 * java -cp target/bench:grammar/target/classes:LIBS org.openjdk.jmh.Main
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ParseBenchmark {
  private static final String STAGE =
      """
      FROM --platform=$BUILDPLATFORM alpine:${TAG:-3.20} AS build
      ARG VERSION=1 NAME="the name"
      ENV PATH=/opt/bin:$PATH HOME='/home/app' MODE=${MODE:-fast}
      WORKDIR /src/${NAME}
      # What the next one needs.
      COPY --chown=1000:1000 package.json package-lock.json ./
      RUN apk add --no-cache \\
          curl \\
          git && \\
          rm -rf /var/cache/apk
      RUN <<EOF
      set -e
      make VERSION=$VERSION
      EOF
      EXPOSE 8080/tcp 9000-9010
      CMD ["node", "server.js", "--port", "8080"]
      """;

  private final SourceFile source = new SourceFile("Dockerfile", STAGE.repeat(112));

  /** 1,008 instructions. */
  @Benchmark
  public Dockerfile thousandInstructions() {
    return Dockerfile.parse(source);
  }
}
