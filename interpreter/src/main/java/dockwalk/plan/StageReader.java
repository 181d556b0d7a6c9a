package dockwalk.plan;

import dockwalk.image.Platform;
import dockwalk.plan.Stage.Base;
import dockwalk.syntax.Dockerfile;
import dockwalk.syntax.Expansion;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.Spelling;
import dockwalk.syntax.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cuts a Dockerfile into stages, and finds what each of them starts from and copies from. */
final class StageReader {
  private final Map<String, String> globalArgs;
  private final BuildOptions options;
  private final List<Stage> stages = new ArrayList<>();

  /** The last stage so far of each name. */
  private final Map<String, Integer> named = new HashMap<>();

  private StageReader(Map<String, String> globalArgs, BuildOptions options) {
    this.globalArgs = globalArgs;
    this.options = options;
  }

  /** All stages in file order, none of them marked as needed. */
  static List<Stage> read(Dockerfile file, Map<String, String> globalArgs, BuildOptions options)
      throws PlanFault {
    StageReader reader = new StageReader(globalArgs, options);
    List<Instruction> open = new ArrayList<>();
    for (Instruction instruction : file.instructions()) {
      if (instruction instanceof Instruction.From) {
        reader.close(open);
        open.clear();
        open.add(instruction);
      } else if (!open.isEmpty()) {
        open.add(instruction);
      }
    }
    reader.close(open);
    return reader.stages;
  }

  private void close(List<Instruction> instructions) throws PlanFault {
    if (instructions.isEmpty()) {
      return;
    }
    Instruction.From from = (Instruction.From) instructions.getFirst();
    Optional<String> name = from.stageName().map(word -> word.raw().toLowerCase(Locale.ROOT));
    Optional<Base> given = name.flatMap(this::given);
    // A context of this name takes the place of the whole stage.
    List<Instruction> kept = given.isPresent() ? List.of(from) : instructions;
    checkPlatform(from);
    Base base = given.isPresent() ? given.get() : base(from);
    int index = stages.size();
    stages.add(new Stage(index, name, from, base, kept, false, Set.of()));
    name.ifPresent(own -> named.put(own, index));
  }

  private Base base(Instruction.From from) throws PlanFault {
    String image = expand(from.image());
    if (image.isEmpty()) {
      throw PlanFault.at(
          from.image().span(),
          "base name (%s) should not be blank".formatted(from.image().raw()),
          "give the argument a default value before the first FROM: ARG NAME=value");
    }
    if (image.equals("scratch")) {
      return new Base.Scratch();
    }
    Integer earlier = named.get(image);
    if (earlier != null) {
      return new Base.Earlier(earlier);
    }
    Optional<Base> context = given(image);
    if (context.isEmpty()) {
      ImageNames.check(image, from.image().span(), stages);
    }
    return context.orElse(new Base.Image(image));
  }

  /** Stages that nothing needs are looked at, too: so does the reference. */
  private void checkPlatform(Instruction.From from) throws PlanFault {
    for (Instruction.Flag flag : from.flags()) {
      if (flag.value().isEmpty()) {
        continue;
      }
      Word written = flag.value().get();
      switch (written.expand(name -> Optional.ofNullable(globalArgs.get(name)))) {
        case Expansion.Failed failed ->
            throw PlanFault.at(
                flag.span(),
                "failed to process arguments for platform : " + failed.message(),
                failed.help());
        case Expansion.Done(String text, List<String> words, List<Expansion.Usage> used) ->
            checkPlatform(text, written.raw(), flag);
      }
    }
  }

  private void checkPlatform(String value, String raw, Instruction.Flag flag) throws PlanFault {
    if (value.isEmpty()) {
      throw PlanFault.at(
          flag.span(),
          "empty platform value from expression "
              + raw
              + Spelling.hintInCase(bare(raw), globalNames()),
          "give the argument a value before the first FROM, or leave --platform out");
    }
    try {
      Platform.parse(value);
    } catch (IllegalArgumentException e) {
      throw PlanFault.at(
          flag.span(),
          "failed to parse platform " + raw + ": " + e.getMessage(),
          "write a platform such as linux/amd64");
    }
  }

  private List<String> globalNames() {
    return List.copyOf(globalArgs.keySet());
  }

  private static String bare(String raw) {
    return raw.replaceAll("[${}]", "");
  }

  private Optional<Base> given(String name) {
    return options
        .context(name)
        .map(
            context ->
                switch (context) {
                  case NamedContext.Files files -> new Base.Files(files.name());
                  case NamedContext.Image(String reference) when reference.equals("scratch") ->
                      new Base.Scratch();
                  case NamedContext.Image image -> new Base.Image(image.reference());
                });
  }

  private String expand(Word word) throws PlanFault {
    return switch (word.expand(name -> Optional.ofNullable(globalArgs.get(name)))) {
      case Expansion.Done done -> done.text();
      case Expansion.Failed failed ->
          throw PlanFault.at(failed.span(), failed.message(), failed.help());
    };
  }
}
