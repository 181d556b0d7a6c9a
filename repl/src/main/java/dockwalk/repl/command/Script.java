package dockwalk.repl.command;

import dockwalk.exec.IoFailure;
import dockwalk.render.Prompt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Commands in a file, one a line; blank lines and those that begin with {@code #} do nothing. The
 * first that goes wrong ends it.
 *
 * @param name of the file, as it was typed
 */
public record Script(Path file, String name) {
  private static final int LARGEST = 1 << 20;
  private static final int DEEPEST = 10;

  /**
   * Does the commands.
   *
   * @return what followed the last of them
   * @throws MisuseException if one goes wrong, or the file cannot be read; it names the line
   */
  public Answer run(Desk desk) throws MisuseException, InterruptedException {
    List<String> lines = lines();
    if (desk.notebook().nest(1) > DEEPEST) {
      desk.notebook().nest(-1);
      throw new MisuseException("%s: scripts call each other more than 10 deep.", name);
    }
    try {
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        Answer answer =
            line.isEmpty() || line.startsWith("#") ? Answer.STAY : one(desk, line, i + 1);
        if (answer != Answer.STAY) {
          return answer;
        }
      }
      return Answer.STAY;
    } finally {
      desk.notebook().nest(-1);
    }
  }

  private Answer one(Desk desk, String line, int number)
      throws MisuseException, InterruptedException {
    desk.line(Prompt.of(desk.session(), desk.style()) + line);
    try {
      Answer answer = CommandTable.STANDARD.run(line, desk);
      if (answer == Answer.FAILED) {
        throw wrong(number, new MisuseException("`%s` failed.", line));
      }
      return answer;
    } catch (MisuseException e) {
      throw e.getMessage().startsWith(name + ":") ? e : wrong(number, e);
    } catch (IOException e) {
      throw wrong(number, new MisuseException(desk.words().apply(e)));
    }
  }

  private MisuseException wrong(int number, MisuseException why) {
    return why.at(name + ":" + number + ":");
  }

  private List<String> lines() throws MisuseException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new MisuseException("%s is no script: it has more than 1 MiB.", name);
      }
      ByteBuffer text = ByteBuffer.wrap(bytes);
      return StandardCharsets.UTF_8.newDecoder().decode(text).toString().lines().toList();
    } catch (CharacterCodingException e) {
      throw new MisuseException("%s is no script: it is not UTF-8 text.", name);
    } catch (IOException e) {
      throw new MisuseException(IoFailure.words(e));
    }
  }
}
