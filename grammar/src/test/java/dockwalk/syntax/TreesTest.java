package dockwalk.syntax;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The tree of every instruction in its forms, with the place of every node. */
class TreesTest {
  @TestFactory
  Stream<DynamicTest> trees() throws IOException {
    return GoldenTable.read("trees.txt").check(TreesTest::tree);
  }

  private static String tree(String text) {
    Dockerfile file = Dockerfile.parse(new SourceFile("Dockerfile", text));
    StringBuilder shown =
        new StringBuilder(TreePrinter.print(file)).append(SexprPrinter.print(file));
    file.directives()
        .forEach((name, value) -> shown.append(name).append('=').append(value).append('\n'));
    file.diagnostics().forEach(d -> shown.append(d.message()).append('\n'));
    return shown.toString();
  }
}
