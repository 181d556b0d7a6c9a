package dockwalk.app;

import dockwalk.image.Image;
import dockwalk.image.ImageReference;
import dockwalk.registry.MachineBases;
import dockwalk.render.ImagesTable;
import dockwalk.store.Store;
import dockwalk.store.Tags;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code dockwalk images}: lists what {@code FROM} and {@code run} find. */
final class ImagesCommand implements Command {
  @Override
  public String name() {
    return "images";
  }

  @Override
  public String summary() {
    return "List the images that are here";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(OptionSpec.builder("-q", "--quiet").description("Print only IDs").build());
    spec.addOption(OptionSpec.builder("--no-trunc").description("Print IDs in full").build());
  }

  @Override
  public int run(ParseResult line, Console console) throws IOException {
    boolean full = line.matchedOptionValue("--no-trunc", false);
    List<ImagesTable.Row> rows = new ArrayList<>();
    try (Store store = Store.open(console.home())) {
      SortedMap<String, Tags.Target> all = store.tags().all();
      for (Map.Entry<String, Tags.Target> each : all.entrySet()) {
        rows.add(row(store, ImageReference.parse(each.getKey()), each.getValue(), full));
      }
      for (ImageReference base : MachineBases.names()) {
        if (!all.containsKey(base.canonical())) {
          rows.add(row(base, Optional.empty(), Optional.empty(), 0));
        }
      }
    }
    if (line.matchedOptionValue("--quiet", false)) {
      rows.forEach(row -> row.id().ifPresent(console.out()::println));
    } else {
      console.out().print(ImagesTable.of(rows, Instant.now()));
    }
    return ExitCode.DONE;
  }

  private static ImagesTable.Row row(
      Store store, ImageReference name, Tags.Target target, boolean full) throws IOException {
    Image image = store.images().read(target);
    String id = full ? store.images().id(target).toString() : store.images().id(target).brief();
    return row(name, Optional.of(id), image.created(), image.size());
  }

  private static ImagesTable.Row row(
      ImageReference name, Optional<String> id, Optional<Instant> created, long size) {
    String familiar = name.familiar();
    String tag = name.tag().orElse("<none>");
    String repository =
        name.tag().isPresent()
            ? familiar.substring(0, familiar.length() - tag.length() - 1)
            : familiar;
    return new ImagesTable.Row(repository, tag, id, created, size);
  }
}
