package dockwalk;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the table of {@code ARCHITECTURE.md}: which package may use which. */
class ArchitectureTest {
  private static final String ROOT = "dockwalk.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dockwalk");

  @Test
  void packagesUseOnlyWhatTheTableAllows() throws IOException {
    Map<String, Set<String>> table = table();
    Set<String> wrong = new TreeSet<>();
    for (JavaClass from : CLASSES) {
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        String user = from.getPackageName();
        String used = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (!used.startsWith(ROOT) || used.equals(user)) {
          continue;
        }
        Set<String> allowed = table.getOrDefault(user, Set.of());
        if (!allowed.contains("all") && !allowed.contains(used.substring(ROOT.length()))) {
          wrong.add(user + " → " + used + ": " + dependency.getDescription());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyPackageHasItsRow() throws IOException {
    Set<String> packages =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(ROOT)) // what is in no package is a test
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(packages);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dockwalk.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /** Rows of the form {@code | module | `package` | holds | may use |}. */
  private static Map<String, Set<String>> table() throws IOException {
    Map<String, Set<String>> rows = new LinkedHashMap<>();
    for (String line : Files.readAllLines(root().resolve("ARCHITECTURE.md"))) {
      List<String> cells = new ArrayList<>(Arrays.asList(line.split("\\|")));
      if (cells.size() == 5 && cells.get(2).strip().startsWith("`" + ROOT)) {
        String name = cells.get(2).strip().replace("`", "");
        Set<String> uses =
            Arrays.stream(cells.get(4).split(",")).map(String::strip).collect(Collectors.toSet());
        rows.put(name, uses);
      }
    }
    return rows;
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
