package dockwalk.repl.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  /** {@code -Dgolden.update=true} writes it anew. */
  @Test
  void theReferenceIsThatOfTheTable() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    check(folder.resolve("repl/commands.md"), Reference.text(CommandTable.STANDARD));
    check(folder.resolve("repl/conditions.md"), ConditionsPage.text());
  }

  private static void check(Path file, String text) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, text);
    }
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void noNameMeansTwoCommands() {
    List<String> names = new ArrayList<>();
    for (Command command : CommandTable.STANDARD.commands()) {
      names.add(command.name());
      names.addAll(command.aliases());
    }
    Set<String> once = new HashSet<>(names);
    assertThat(names).hasSameSizeAs(once);
  }

  @Test
  void everyHelpFitsTheScreenAndHasAnExample() {
    for (Command command : CommandTable.STANDARD.commands()) {
      assertThat(command.help().lines()).allMatch(line -> line.length() <= 80);
      assertThat(command.help()).contains("\n\n    " + command.name());
      assertThat(command.usage().length()).isLessThan(70);
    }
  }
}
