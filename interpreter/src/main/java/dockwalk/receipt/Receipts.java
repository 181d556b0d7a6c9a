package dockwalk.receipt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The receipts in a store, the last one of each command. */
public final class Receipts {
  private final Path folder;

  /**
   * The receipts of the store in {@code home}.
   *
   * @param home absolute path
   */
  public Receipts(Path home) {
    this.folder = home.resolve("cache/receipts");
  }

  /** The receipt of the last build with {@code command}. */
  public Optional<Receipt> find(String command) {
    return Receipt.read(file(command), command);
  }

  /** Keeps a receipt in place of an older one of the same command. */
  public void keep(Receipt receipt) throws IOException {
    Files.createDirectories(folder);
    Path beside = Files.createTempFile(folder, "receipt-", "");
    receipt.write(beside);
    Files.move(beside, file(receipt.command()), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Two commands of one name take turns; the text inside tells them apart. */
  private Path file(String command) {
    long hash = 0xcbf29ce484222325L; // FNV-1a: SHA-256 would load a fifth more classes
    for (int i = 0; i < command.length(); i++) {
      hash = (hash ^ command.charAt(i)) * 0x100000001b3L;
    }
    return folder.resolve(Long.toHexString(hash));
  }
}
