package dockwalk.app;

import dockwalk.image.Digest;
import dockwalk.store.Records;
import dockwalk.store.Store;
import dockwalk.why.AccountJson;
import dockwalk.why.BuildAccount;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The accounts of the last builds, each of a Dockerfile in a context. */
final class Accounts {
  private static final List<String> FORMATS = List.of("text", "json");

  private Accounts() {}

  static void keep(Store store, BuildFlags flags, BuildAccount account) throws IOException {
    records(store).write(name(flags), AccountJson.write(account));
  }

  /** The account of the last build, if there is one that can be read. */
  static Optional<BuildAccount> last(Store store, BuildFlags flags) throws IOException {
    Optional<String> text = records(store).read(name(flags));
    return text.isPresent() ? AccountJson.read(text.get()) : Optional.empty();
  }

  private static Records records(Store store) {
    return store.records("accounts");
  }

  private static String name(BuildFlags flags) {
    return Digest.of(flags.dockerfile() + "\n" + flags.context()).hex();
  }

  /** Adds the option that {@link #json} reads. */
  static void describe(CommandSpec spec) {
    spec.addOption(BuildFlags.text("How to print: text (default), json", "FORMAT", "--format"));
  }

  /** Whether the account is to be printed for programs. */
  static boolean json(ParseResult line) {
    String format = line.matchedOptionValue("--format", "text");
    if (!FORMATS.contains(format)) {
      throw new UsageException("--format %s is unknown: use text or json".formatted(format));
    }
    return format.equals("json");
  }
}
