package dockwalk.check;

import dockwalk.syntax.Instruction;
import dockwalk.syntax.Instruction.Flag;
import dockwalk.syntax.Instruction.Pair;
import dockwalk.syntax.Instruction.Source;
import dockwalk.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words whose undefined variables the reference reports. Those of {@code ARG} are not among
 * them, since each sees the ones before it; nor those of {@code EXPOSE}, which it does not look at.
 */
final class ExpandedWords {
  private static final Set<String> EXPANDED = Set.of("chown", "chmod", "checksum", "mount");

  private ExpandedWords() {}

  static List<Word> of(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Env env -> pairs(env.pairs());
      case Instruction.Label label -> pairs(label.pairs());
      case Instruction.Copy copy -> copying(copy.flags(), copy.sources(), copy.destination());
      case Instruction.Add add -> copying(add.flags(), add.sources(), add.destination());
      case Instruction.Run run -> flags(run.flags());
      case Instruction.Workdir workdir -> List.of(workdir.path());
      case Instruction.User user -> List.of(user.user());
      case Instruction.Volume volume -> volume.paths();
      case Instruction.Stopsignal signal -> List.of(signal.signal());
      case Instruction.From from -> List.of();
      case Instruction.Arg arg -> List.of();
      case Instruction.Maintainer maintainer -> List.of();
      case Instruction.Cmd cmd -> List.of();
      case Instruction.Entrypoint entrypoint -> List.of();
      case Instruction.Shell shell -> List.of();
      case Instruction.Expose expose -> List.of();
      case Instruction.Healthcheck healthcheck -> List.of();
      case Instruction.Onbuild onbuild -> List.of();
    };
  }

  private static List<Word> pairs(List<Pair> pairs) {
    return pairs.stream().flatMap(pair -> Stream.of(pair.key(), pair.value())).toList();
  }

  private static List<Word> flags(List<Flag> flags) {
    return flags.stream()
        .filter(flag -> EXPANDED.contains(flag.name()))
        .flatMap(flag -> flag.value().stream())
        .toList();
  }

  private static List<Word> copying(List<Flag> flags, List<Source> sources, Word destination) {
    List<Word> words = new ArrayList<>(flags(flags));
    List<Word> bodies = new ArrayList<>();
    for (Source source : sources) {
      switch (source) {
        case Word word -> words.add(word);
        case Instruction.Heredoc heredoc -> {
          if (heredoc.expand()) {
            bodies.add(Word.parseBody(heredoc.content(), heredoc.span()));
          }
        }
      }
    }
    words.add(destination);
    words.addAll(bodies);
    return words;
  }
}
