package dockwalk.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.exec.CacheLookup.Verdict;
import dockwalk.fs.TreeDiff;
import dockwalk.image.Layer;
import dockwalk.layer.LayerCommit;
import dockwalk.plan.BuildOptions;
import dockwalk.store.LayerDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found again, what is not, and why. */
class CacheTest {
  private static final String DOCKERFILE =
      """
      FROM scratch
      ARG VERSION=1
      COPY list.txt /app/
      RUN prepare
      COPY app /app/
      """;

  @TempDir Path folder;
  private Workbench bench;
  private int runs;

  @BeforeEach
  void open() throws Exception {
    bench = new Workbench(folder).file("list.txt", "list").file("app/main", "main");
    bench.sandbox(
        (job, output) -> {
          runs++;
          try (LayerDraft draft = bench.store().layers().draft()) {
            var tree = bench.store().layers().tree(job.layers());
            LayerCommit.write(
                TreeDiff.between(tree, tree),
                draft.writer(),
                content -> java.io.InputStream.nullInputStream());
            Layer layer = draft.keep();
            return new Host.Ran(0, Optional.of(layer));
          }
        });
    assertThat(bench.build(DOCKERFILE).cache()).isEqualTo("mmm");
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void theSameInputIsFoundAtEveryStepAndNothingRuns() throws Exception {
    assertThat(bench.build(DOCKERFILE).cache()).isEqualTo("HHH");
    assertThat(runs).isEqualTo(1);
  }

  @Test
  void aChangedFileMissesFromItsCopyOnAndIsNamed() throws Exception {
    bench.file("app/main", "changed");
    Workbench.Built built = bench.build(DOCKERFILE);
    assertThat(built.cache()).isEqualTo("HHm");
    assertThat(built.lastLookup().verdict()).isEqualTo(Verdict.CHANGED);
    assertThat(built.lastLookup().differences())
        .extracting(CacheLookup.Difference::part)
        .containsExactly("file app/main");
  }

  @Test
  void aChangedListMissesEverywhereAfterIt() throws Exception {
    bench.file("list.txt", "longer list");
    assertThat(bench.build(DOCKERFILE).cache()).isEqualTo("mmm");
  }

  @Test
  void timesDoNotMatterButModesDo() throws Exception {
    Files.setLastModifiedTime(bench.path("app/main"), FileTime.fromMillis(1_000_000));
    assertThat(bench.build(DOCKERFILE).cache()).isEqualTo("HHH");
    Files.setPosixFilePermissions(
        bench.path("app/main"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Workbench.Built built = bench.build(DOCKERFILE);
    assertThat(built.cache()).isEqualTo("HHm");
    assertThat(built.lastLookup().differences().getFirst().after().orElseThrow())
        .startsWith("mode 0755");
  }

  @Test
  void anArgumentMattersToRunButNotToCopyBeforeIt() throws Exception {
    bench.options(BuildOptions.plain().withBuildArgs(Map.of("VERSION", "2")));
    assertThat(bench.build(DOCKERFILE).cache()).startsWith("Hm");
  }

  @Test
  void whatABuildAsksForWithoutCacheIsDoneAnew() throws Exception {
    bench.options(
        new BuildOptions(
            BuildOptions.plain().buildArgs(),
            Optional.empty(),
            BuildOptions.plain().platform(),
            BuildOptions.plain().labels(),
            true));
    Workbench.Built built = bench.build(DOCKERFILE);
    assertThat(built.cache()).isEqualTo("mmm");
    assertThat(built.lastLookup().verdict()).isEqualTo(Verdict.DISABLED);
  }

  @Test
  void anIgnoredFileDoesNotMatter() throws Exception {
    bench.file(".dockerignore", "app/*.log\n");
    bench.file("app/debug.log", "noise");
    assertThat(bench.build(DOCKERFILE).cache()).isEqualTo("HHH");
  }

  @Test
  void aLostLayerIsNoHit() throws Exception {
    Workbench.Built built = bench.build(DOCKERFILE);
    Files.delete(bench.store().blobs().path(built.image().layers().getLast().diffId()));
    Workbench.Built again = bench.build(DOCKERFILE);
    assertThat(again.cache()).isEqualTo("HHm");
    assertThat(again.lastLookup().verdict()).isEqualTo(Verdict.PRUNED);
  }

  @Test
  void aMovedStepIsComparedWithItself() throws Exception {
    String swapped =
        """
        FROM scratch
        COPY app /app/
        COPY list.txt /app/
        """;
    Workbench.Built built = bench.build(swapped);
    assertThat(built.cache()).isEqualTo("mm");
    assertThat(built.events())
        .filteredOn(Event.CacheChecked.class::isInstance)
        .filteredOn(event -> ((Event.CacheChecked) event).key().isPresent())
        .allSatisfy(
            event ->
                assertThat(((Event.CacheChecked) event).lookup().differences())
                    .extracting(CacheLookup.Difference::part)
                    .containsExactly("parent"));
  }

  @Test
  void aHitSaysWhatChangedAndDoesNotMatter() throws Exception {
    Files.setLastModifiedTime(bench.path("app/main"), FileTime.fromMillis(1_000_000));
    Workbench.Built built = bench.build(DOCKERFILE.replace("COPY app /app/", "copy   app  /app/"));
    assertThat(built.cache()).isEqualTo("HHH");
    assertThat(built.lastLookup().ignored())
        .extracting(CacheLookup.Difference::part)
        .containsExactly("action", "file app/main");
  }
}
