package dockwalk.repl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Commands from a pipe or a file: no prompt, no editing, no echo. */
public final class PipedLines implements Lines {
  private final BufferedReader reader;

  public PipedLines(InputStream in) {
    reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  @Override
  public Optional<String> next(String prompt) throws IOException {
    return Optional.ofNullable(reader.readLine());
  }

  @Override
  public boolean interactive() {
    return false;
  }

  @Override
  public void close() {
    // the stream belongs to the caller
  }
}
