package dockwalk.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A file of cases: a line {@code === name}, the input, a line {@code ---}, what is expected. In the
 * input {@code ␀} at the end of a line takes the line end away, {@code ␍} is a carriage return and
 * {@code ␉} a tab. With {@code -Dgolden.update=true} the file is written anew, to be reviewed.
 */
public record GoldenTable(Path file, List<Case> cases) {
  private static final String NAME = "=== ";
  private static final String EXPECTED = "---\n";

  /** A case. */
  public record Case(String name, String input, String expected) {
    String text() {
      String visible = input.replace("␍", "\r").replace("␉", "\t");
      return visible.replace("␀\n", "");
    }
  }

  static GoldenTable read(String name) throws IOException {
    return read("dockwalk/syntax", name);
  }

  /** The table of this name in a folder of the test resources. */
  public static GoldenTable read(String folder, String name) throws IOException {
    Path module = Path.of("grammar", "src", "test", "resources");
    Path resources = Files.isDirectory(module) ? module : Path.of("src", "test", "resources");
    Path file = resources.resolve(folder).resolve(name);
    List<Case> cases = new ArrayList<>();
    for (String block : ("\n" + Files.readString(file)).split("\n" + NAME, -1)) {
      int input = block.indexOf('\n') + 1;
      int expected = block.indexOf(EXPECTED, input);
      if (expected >= 0) {
        cases.add(
            new Case(
                block.substring(0, input).strip(),
                block.substring(input, expected),
                block.substring(expected + EXPECTED.length()).strip() + "\n"));
      }
    }
    return new GoldenTable(file, cases);
  }

  /** One test a case: {@code shown} makes of the input what is expected. */
  public Stream<DynamicTest> check(UnaryOperator<String> shown) {
    assertThat(cases).isNotEmpty();
    if (Boolean.getBoolean("golden.update")) {
      write(shown);
    }
    return cases.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.name(),
                    () ->
                        assertThat(shown.apply(c.text()).strip() + "\n").isEqualTo(c.expected())));
  }

  private void write(UnaryOperator<String> shown) {
    StringBuilder text = new StringBuilder();
    for (Case c : cases) {
      text.append(NAME).append(c.name()).append('\n').append(c.input()).append(EXPECTED);
      text.append(shown.apply(c.text()).strip()).append("\n\n");
    }
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
