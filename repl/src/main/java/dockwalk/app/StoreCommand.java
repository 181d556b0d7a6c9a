package dockwalk.app;

import dockwalk.render.Sizes;
import dockwalk.store.MountCaches;
import dockwalk.store.Store;
import dockwalk.store.Verification;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code dockwalk store}: looks after the folder in which everything is kept. */
final class StoreCommand implements Command {
  @Override
  public String name() {
    return "store";
  }

  @Override
  public String summary() {
    return "Verify what is kept (store verify), list or clear cache mounts (store mounts)";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(OptionSpec.builder("--clear").description("Delete the cache mounts").build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("verify | mounts [ID]")
            .arity("0..*")
            .description("What to do; ID is that of a RUN --mount=type=cache")
            .build());
  }

  @Override
  public int run(ParseResult line, Console console) throws IOException {
    List<String> words = line.matchedPositionalValue(0, List.<String>of());
    boolean clear = line.matchedOptionValue("--clear", false);
    String what = words.isEmpty() ? "" : words.getFirst();
    boolean verify = what.equals("verify") && words.size() == 1 && !clear;
    boolean mounts = what.equals("mounts") && words.size() <= 2;
    if (!verify && !mounts) {
      throw new UsageException(
          "say what to do: dockwalk store verify, or dockwalk store mounts [--clear] [ID]");
    }
    try (Store store = Store.open(console.home())) {
      return verify
          ? verify(store, console)
          : mounts(store, words.stream().skip(1).findFirst(), clear, console);
    }
  }

  private static int verify(Store store, Console console) throws IOException {
    Verification.Found found = Verification.of(store);
    found.faults().forEach(console.out()::println);
    console
        .out()
        .printf(
            "%d blobs, %s: %s%n",
            found.blobs(),
            Sizes.brief(found.bytes()),
            found.faults().isEmpty() ? "all as they should be" : "not all as they should be");
    return found.faults().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static int mounts(Store store, Optional<String> id, boolean clear, Console console)
      throws IOException {
    List<MountCaches.Kept> all =
        clear
            ? store.caches().clear(id)
            : store.caches().list().stream()
                .filter(kept -> id.isEmpty() || id.get().equals(kept.id()))
                .toList();
    for (MountCaches.Kept kept : all) {
      console.out().printf("%-10s %s%n", Sizes.brief(kept.size()), kept.id());
    }
    if (all.isEmpty()) {
      console.out().println("no cache mounts");
    } else if (clear) {
      console.out().println("deleted; one that is in use would stay");
    }
    return ExitCode.DONE;
  }
}
