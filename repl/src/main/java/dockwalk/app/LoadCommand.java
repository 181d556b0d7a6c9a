package dockwalk.app;

import dockwalk.image.Platform;
import dockwalk.registry.ArchiveLoader;
import dockwalk.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code dockwalk load}: takes images out of an archive. */
final class LoadCommand implements Command {
  @Override
  public String name() {
    return "load";
  }

  @Override
  public String summary() {
    return "Load images from a docker or OCI archive";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        BuildFlags.text("The archive (a tar, perhaps compressed)", "FILE", "-i", "--input"));
  }

  @Override
  public int run(ParseResult line, Console console) throws IOException, InterruptedException {
    String input = line.matchedOptionValue("--input", null);
    if (input == null && console.terminal(0)) {
      throw new UsageException("name the archive: dockwalk load -i FILE");
    }
    if (input != null && Files.isDirectory(console.path(input))) {
      throw new IOException(
          input + " is a folder: name an archive, such as `docker save` or `-o type=oci` makes");
    }
    try (Store store = Store.open(console.home())) {
      ArchiveLoader loader = new ArchiveLoader(store, Platform.host());
      List<ArchiveLoader.Loaded> all =
          input == null
              ? loader.load(console.in(), "standard input")
              : loader.load(console.path(input));
      for (ArchiveLoader.Loaded loaded : all) {
        if (loaded.names().isEmpty()) {
          console.out().println("Loaded image ID: " + loaded.id());
        }
        loaded.names().forEach(name -> console.out().println("Loaded image: " + name.familiar()));
      }
    }
    return ExitCode.DONE;
  }
}
