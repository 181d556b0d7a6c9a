package dockwalk.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@code grammar/ast.md} says what {@code --format json} prints, all of it and nothing else. */
class AstDocumentTest {
  /** Words with a variable each, for what the tables of trees do not show. */
  private static final String MORE =
      """
      FROM a
      ENV a=${b:-$c} d=${e/$f/$g} "h$i"=${
      ONBUILD COPY a
      ONBUILD RUN b
      ADD <<E $a /$b
      E
      COPY $a $b
      USER $a
      VOLUME $a
      EXPOSE $a
      STOPSIGNAL $a
      WORKDIR $a
      ARG x=$y
      COPY --link --chown=$a b c
      """;

  /** What was seen of a kind of node. */
  private record Seen(Set<String> attributes, Set<String> children, Set<Boolean> valued) {
    Seen() {
      this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }
  }

  private final Map<String, Seen> kinds = new TreeMap<>();
  private final Set<String> top = new TreeSet<>();
  private final Set<String> diagnostic = new TreeSet<>();

  @Test
  void thePageSaysWhatIsPrinted() throws IOException {
    for (String table : List.of("trees.txt", "errors.txt")) {
      for (GoldenTable.Case c : GoldenTable.read(table).cases()) {
        document(c.text());
      }
    }
    document(MORE);
    List<String[]> rows = rows();
    assertThat(rows.stream().filter(row -> row.length == 2).map(row -> bare(row[0])).toList())
        .containsExactlyInAnyOrderElementsOf(top);
    assertThat(diagnostic)
        .containsExactlyInAnyOrder("rule", "severity", "message", "help", "see", "span");
    Map<String, String> documented = new TreeMap<>();
    rows.stream()
        .filter(row -> row.length == 4)
        .forEach(row -> documented.put(bare(row[0]), row[1] + "|" + row[2] + "|" + row[3]));
    Map<String, String> printed = new TreeMap<>();
    kinds.forEach((kind, seen) -> printed.put(kind, shown(kind, seen, documented)));
    assertThat(printed).isEqualTo(documented);
  }

  /** A kind as the page would say it; the order of the lists there does not matter. */
  private static String shown(String kind, Seen seen, Map<String, String> documented) {
    String value =
        seen.valued().size() > 1 ? "sometimes" : seen.valued().contains(true) ? "yes" : "no";
    String[] cells = documented.getOrDefault(kind, "||").split("\\|", -1);
    String children = kind.equals("ONBUILD") ? "the instruction" : like(cells[2], seen.children());
    return like(cells[0], seen.attributes()) + "|" + value + "|" + children;
  }

  private static String like(String cell, Set<String> names) {
    Set<String> said = new TreeSet<>(Arrays.asList(cell.replace("`", "").split(", ")));
    said.remove("");
    return said.equals(names) ? cell : names.toString();
  }

  private static List<String[]> rows() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path page = here.resolve(Files.exists(here.resolve("ast.md")) ? "ast.md" : "grammar/ast.md");
    return Files.readAllLines(page).stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(1, line.length() - 1).split("\\|", -1))
        .map(cells -> Arrays.stream(cells).map(String::strip).toArray(String[]::new))
        .toList();
  }

  private static String bare(String cell) {
    return cell.replace("`", "");
  }

  @SuppressWarnings("unchecked")
  private void document(String text) throws IOException {
    String json = JsonPrinter.print(Dockerfile.parse(new SourceFile("Dockerfile", text)));
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      Map<String, Object> document = (Map<String, Object>) value(parser);
      assertThat(document).containsEntry("version", "1");
      top.addAll(document.keySet());
      ((List<Object>) document.getOrDefault("instructions", List.of())).forEach(this::node);
      ((List<Object>) document.getOrDefault("diagnostics", List.of()))
          .forEach(each -> diagnostic.addAll(((Map<String, Object>) each).keySet()));
    }
  }

  @SuppressWarnings("unchecked")
  private void node(Object value) {
    Map<String, Object> node = (Map<String, Object>) value;
    Seen seen = kinds.computeIfAbsent((String) node.get("node"), kind -> new Seen());
    seen.valued().add(node.containsKey("value"));
    seen.attributes().addAll(node.keySet());
    seen.attributes().removeAll(Set.of("node", "value", "span", "children"));
    for (Object child : (List<Object>) node.getOrDefault("children", List.of())) {
      seen.children().add((String) ((Map<String, Object>) child).get("node"));
      node(child);
      seen.children().remove("broken"); // any word may have that, as the page says below its table
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      Map<String, Object> object = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        object.put(name, value(parser));
      }
      return object;
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<Object> array = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        array.add(value(parser));
      }
      return array;
    }
    return parser.getText();
  }
}
