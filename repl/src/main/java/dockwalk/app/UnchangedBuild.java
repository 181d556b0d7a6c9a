package dockwalk.app;

import dockwalk.receipt.Receipt;
import dockwalk.receipt.Receipts;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program of its own, which the launcher asks first: answers {@code dockwalk build} if nothing
 * that the last such build read has changed. It loads a few dozen classes where the build itself
 * needs more than a thousand, so it takes a third of the time.
 */
public final class UnchangedBuild {
  /** The exit code that says: ask the build itself. */
  static final int NOT_ANSWERED = 75;

  private UnchangedBuild() {}

  /** Takes the words after {@code build}; ends the process. */
  public static void main(String[] args) {
    int code = NOT_ANSWERED;
    try {
      Optional<Receipt> answer =
          answer(Arrays.asList(args), Path.of("").toAbsolutePath(), System.getenv());
      if (answer.isPresent()) {
        write(FileDescriptor.err, answer.get().err());
        write(FileDescriptor.out, answer.get().out());
        code = ExitCode.DONE;
      }
    } catch (IOException | RuntimeException e) {
      code = NOT_ANSWERED; // the build itself says what is wrong
    }
    Runtime.getRuntime().halt(code);
  }

  /** The receipt of this build, if nothing that it read has changed. */
  static Optional<Receipt> answer(List<String> args, Path folder, Map<String, String> env) {
    String key = ReceiptKey.of(args, folder, env);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    Optional<Receipt> receipt = new Receipts(StoreHome.of(env, folder)).find(key);
    return receipt.isPresent() && receipt.get().holds() ? receipt : Optional.empty();
  }

  private static void write(FileDescriptor to, String text) throws IOException {
    if (!text.isEmpty()) {
      new FileOutputStream(to).write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
