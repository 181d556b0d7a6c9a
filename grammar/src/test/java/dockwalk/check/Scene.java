package dockwalk.check;

import dockwalk.check.StageFacts.Known;
import dockwalk.check.StageFacts.Start;
import dockwalk.check.StageFacts.Target;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.Expansion;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Dockerfile and what surrounds it, for a test. Lines that begin with {@code %%} set the scene:
 *
 * <pre>
 * %% build-arg NAME=VALUE
 * %% option skip=all          BUILDKIT_DOCKERFILE_CHECK
 * %% ignore PATTERN           a line of .dockerignore
 * %% image NAME OS/ARCH [shell] [NAME=VALUE …] [| TRIGGER]
 * %% wanted N …               the stages to check; all, if it is not said
 * %% unresolved               the stages are not known
 * </pre>
 */
final class Scene {
  private static final Target AMD64 = new Target("linux", "amd64", "");
  private static final Pattern IMAGE =
      Pattern.compile("[a-z0-9]+(?:[._/-][a-z0-9]+)*(?::[A-Za-z0-9_][A-Za-z0-9._-]*)?");

  private final Map<String, String> buildArgs = new HashMap<>();
  private final Map<String, Known> images = new HashMap<>();
  private final List<String> ignored = new ArrayList<>();
  private final List<Integer> wanted = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Optional<String> option = Optional.empty();
  private boolean resolved = true;

  static Scene of(String input) {
    Scene scene = new Scene();
    for (String line : input.split("(?<=\n)")) {
      if (line.startsWith("%% ")) {
        scene.set(line.substring(3).strip());
      } else {
        scene.text.append(line);
      }
    }
    return scene;
  }

  Scene ignoring(List<String> lines) {
    ignored.addAll(lines);
    return this;
  }

  private void set(String line) {
    int blank = line.indexOf(' ');
    String name = blank < 0 ? line : line.substring(0, blank);
    String value = line.substring(blank + 1);
    switch (name) {
      case "build-arg" ->
          buildArgs.put(value.split("=", 2)[0], value.substring(value.indexOf('=') + 1));
      case "option" -> option = Optional.of(value);
      case "ignore" -> ignored.add(value);
      case "wanted" -> List.of(value.split(" ")).forEach(n -> wanted.add(Integer.valueOf(n)));
      case "unresolved" -> resolved = false;
      case "image" -> image(value);
      default -> throw new IllegalArgumentException(line);
    }
  }

  private void image(String value) {
    String[] halves = value.split(" \\| ", 2);
    String[] words = halves[0].split(" ");
    String[] platform = words[1].split("/");
    Map<String, String> env = new LinkedHashMap<>();
    for (String word : List.of(words).subList(2, words.length)) {
      if (word.contains("=")) {
        env.put(word.split("=", 2)[0], word.substring(word.indexOf('=') + 1));
      }
    }
    images.put(
        words[0],
        new Known(
            new Target(platform[0], platform[1], platform.length > 2 ? platform[2] : ""),
            env,
            List.of(words).contains("shell"),
            halves.length > 1 ? List.of(halves[1]) : List.of()));
  }

  Findings check() throws InvalidCheckOptionException {
    Dockerfile file = Dockerfile.parse(new SourceFile("Dockerfile", text.toString()));
    String options = option.orElse(file.directives().getOrDefault("check", ""));
    return Checker.check(file, CheckOptions.parse(options), facts(file));
  }

  /** A line for each finding, in the order of the findings. */
  String shown() {
    SourceFile source = new SourceFile("Dockerfile", text.toString());
    try {
      Findings findings = check();
      StringBuilder shown = new StringBuilder();
      for (Finding finding : findings.all()) {
        shown.append(
            "%s: %s (line %d)%n"
                .formatted(
                    finding.rule().name(), finding.message(), source.firstLine(finding.place())));
      }
      findings.violation().ifPresent(text -> shown.append(text).append('\n'));
      return shown.isEmpty() ? "nothing\n" : shown.toString();
    } catch (InvalidCheckOptionException e) {
      return e.reason() + "\n";
    }
  }

  private Facts facts(Dockerfile file) {
    Map<String, String> predefined =
        Map.of(
            "TARGETPLATFORM", "linux/amd64",
            "TARGETOS", "linux",
            "TARGETARCH", "amd64",
            "BUILDPLATFORM", "linux/amd64",
            "TARGETSTAGE", "default");
    Optional<IgnoreFile> ignore =
        ignored.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new IgnoreFile(
                    ignored.stream().anyMatch(line -> line.startsWith("!")),
                    ignored.contains("*"),
                    path -> ignored.contains(path) || ignored.contains("*")));
    return new Facts(
        predefined,
        buildArgs,
        name -> IMAGE.matcher(name).matches(),
        ignore,
        resolved ? stages(file, predefined) : List.of());
  }

  private List<StageFacts> stages(Dockerfile file, Map<String, String> predefined) {
    Map<String, Integer> names = new HashMap<>();
    List<StageFacts> stages = new ArrayList<>();
    GlobalScope globals = GlobalScope.of(file, predefined, buildArgs).orElseThrow();
    for (Instruction instruction : file.instructions()) {
      if (instruction instanceof Instruction.From from) {
        String name =
            from.image().expand(each -> Optional.ofNullable(globals.values().get(each)))
                    instanceof Expansion.Done done
                ? done.text()
                : "";
        Start start = new Start.Image(name, Optional.ofNullable(images.get(name)));
        if (name.equals("scratch")) {
          start = new Start.Scratch();
        } else if (names.containsKey(name)) {
          start = new Start.Earlier(names.get(name));
        }
        int index = stages.size();
        stages.add(new StageFacts(wanted.isEmpty() || wanted.contains(index), AMD64, start));
        names.put(Origin.name(from), index);
      }
    }
    return stages;
  }
}
