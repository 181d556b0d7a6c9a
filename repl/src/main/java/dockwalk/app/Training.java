package dockwalk.app;

import dockwalk.layer.Folders;
import dockwalk.receipt.Input;
import dockwalk.receipt.Receipt;
import dockwalk.receipt.Receipts;
import dockwalk.repl.TerminalLines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the launcher runs once so that the JVM can keep the loaded classes for the next starts. */
public final class Training {
  private static final String DOCKERFILE =
      """
      ARG V=1
      FROM dockwalk/base AS first
      WORKDIR /app
      COPY <<EOF /a
      $V
      EOF
      COPY Docker* ./
      FROM first
      ENV A=1
      LABEL b=${A:-2}
      CMD ["sh"]
      RUN echo trained
      """;

  private static final String COMMANDS =
      "list\nstep\nstep\ncontinue\ndiff\nls\ntree\nwhy\nenv\nlayers\ninspect\nback\nhelp\nquit\n";

  private Training() {}

  /**
   * Does the commonest things, quietly, in a folder that is gone afterwards; with the argument
   * {@code unchanged}, only what {@link UnchangedBuild} does.
   */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("dockwalk-training");
    try {
      if (args.length > 0) {
        unchanged(folder);
        return;
      }
      Files.writeString(folder.resolve("Dockerfile"), DOCKERFILE);
      quietly(folder, "", "parse");
      quietly(folder, "", "build", "-t", "trained", "-o", "type=docker,dest=trained.tar", ".");
      quietly(folder, "", "build", ".");
      quietly(folder, COMMANDS, "debug", ".");
      TerminalLines.rehearse(folder, "step\rls /\r\u0004");
      quietly(folder, "quit\n", "learn", "1");
      quietly(folder, "", "images");
      quietly(folder, "", "build", "--check", ".");
      quietly(folder, "", "explain", "COPY");
    } finally {
      Folders.delete(folder);
    }
  }

  private static void unchanged(Path folder) throws IOException {
    System.setProperty(ReceiptKey.PROGRAM, "training");
    Map<String, String> env = Map.of("DOCKWALK_HOME", folder.toString());
    List<String> command = List.of(".");
    Receipt receipt =
        new Receipt(
            ReceiptKey.of(command, folder, env),
            List.of(Input.of(folder), Input.following(folder.resolve("none"))),
            " ",
            " ");
    new Receipts(folder).keep(receipt);
    UnchangedBuild.answer(command, folder, env);
  }

  private static void quietly(Path folder, String input, String... command) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    Map<String, String> env = Map.of("DOCKWALK_HOME", folder.resolve("home").toString());
    Main.run(List.of(command), new Console(in, nowhere, nowhere, env, folder, false));
  }
}
