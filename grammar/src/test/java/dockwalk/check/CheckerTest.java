package dockwalk.check;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.syntax.GoldenTable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules, each with what breaks it and what does not. */
class CheckerTest {
  private static final int RULES = 22;
  private static final Duration PATIENCE =
      Duration.ofMinutes(1); // a second where nobody else works

  @TestFactory
  Stream<DynamicTest> rules() throws IOException {
    return table().check(input -> Scene.of(input).shown());
  }

  @Test
  void everyRuleHasARowThatBreaksIt() throws IOException {
    List<String> names = Checker.rules().stream().map(Rule::name).toList();
    assertThat(names).hasSize(RULES).isSorted().doesNotHaveDuplicates();
    String expected =
        table().cases().stream().map(GoldenTable.Case::expected).collect(Collectors.joining());
    assertThat(names).allSatisfy(name -> assertThat(expected).contains(name + ": "));
  }

  @Test
  void onlyWhatDockerDocumentsHasAnAddress() {
    Set<String> without =
        Checker.rules().stream()
            .filter(rule -> rule.url().isEmpty())
            .map(Rule::name)
            .collect(Collectors.toSet());
    assertThat(without).containsExactly("InvalidBaseImagePlatform");
    assertThat(Checker.rules().stream().filter(Rule::experimental).map(Rule::name))
        .containsExactly("InvalidDefinitionDescription");
  }

  @Test
  void aLargeFileFullOfFaultsIsCheckedInGoodTime() {
    StringBuilder text = new StringBuilder("FROM scratch\n");
    for (int i = 0; i < 20_000; i++) {
      text.append("ENV a").append(i).append(" $b").append(i).append('\n');
    }
    Findings findings =
        Assertions.assertTimeoutPreemptively(PATIENCE, () -> Scene.of(text.toString()).check());
    assertThat(findings.all()).hasSize(1_000);
  }

  private static GoldenTable table() throws IOException {
    return GoldenTable.read("dockwalk/check", "rules.txt");
  }
}
