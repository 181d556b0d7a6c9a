package dockwalk.check;

import dockwalk.syntax.Expansion;
import dockwalk.syntax.Instruction;
import dockwalk.syntax.Span;
import dockwalk.syntax.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.TreePMap;

/**
 * What an instruction of a stage sees of those before it.
 *
 * @param values of the variables that are set
 * @param unset names of the arguments that are declared and have no value
 * @param complete whether the base image is known, and with it all variables
 * @param shell whether a {@code SHELL} is set
 * @param folder whether a {@code WORKDIR} is set, in this stage or those it starts from
 * @param last the place of the last {@code CMD}, {@code ENTRYPOINT} and {@code HEALTHCHECK} of this
 *     stage, by keyword
 */
record Scope(
    PMap<String, String> values,
    PSet<String> unset,
    boolean complete,
    boolean shell,
    boolean folder,
    PMap<String, Span> last) {
  private static final Set<String> ONCE = Set.of("CMD", "ENTRYPOINT", "HEALTHCHECK");
  private static final int LONGER = 4096; // characters

  private static final String DEFAULT_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /** A stage that starts from an image with these variables. */
  static Scope of(Map<String, String> env, boolean complete, boolean shell) {
    TreePMap<String, String> values = TreePMap.<String, String>empty().plusAll(env);
    return new Scope(
        values.containsKey("PATH") ? values : values.plus("PATH", DEFAULT_PATH),
        HashTreePSet.empty(),
        complete,
        shell,
        false,
        HashTreePMap.empty());
  }

  /** A stage that starts from this one. */
  Scope inherited() {
    return new Scope(values, unset, complete, shell, folder, HashTreePMap.empty());
  }

  /** After {@code instruction}, which stands at {@code place}, was executed. */
  Scope after(Instruction instruction, Span place, Given given) {
    if (ONCE.contains(instruction.keyword())) {
      PMap<String, Span> noted = last.plus(instruction.keyword(), place);
      return new Scope(values, unset, complete, shell, folder, noted);
    }
    return after(instruction, given);
  }

  /** The same, as far as it sets something that the checks ask for. */
  private Scope after(Instruction instruction, Given given) {
    if (instruction instanceof Instruction.Env env) {
      return after(env.pairs());
    }
    if (instruction instanceof Instruction.Arg arg) {
      Scope next = this;
      for (Instruction.Parameter parameter : arg.parameters()) {
        next = next.declare(parameter, given);
      }
      return next;
    }
    boolean shellSet = shell || instruction instanceof Instruction.Shell;
    boolean folderSet = folder || instruction instanceof Instruction.Workdir;
    return shellSet == shell && folderSet == folder
        ? this
        : new Scope(values, unset, complete, shellSet, folderSet, last);
  }

  private Scope after(List<Instruction.Pair> pairs) {
    PMap<String, String> next = values;
    for (Instruction.Pair pair : pairs) {
      Optional<String> key = text(pair.key());
      if (key.isPresent()) {
        next = next.plus(key.get(), text(pair.value()).orElse(""));
      }
    }
    return new Scope(next, unset, complete, shell, folder, last);
  }

  /** After one argument was declared. */
  Scope declare(Instruction.Parameter parameter, Given given) {
    String name = parameter.name();
    Optional<String> value =
        Optional.ofNullable(given.buildArgs().get(name))
            .or(
                () ->
                    parameter.defaultValue().isPresent()
                        ? Optional.of(text(parameter.defaultValue().get()).orElse(""))
                        : Optional.ofNullable(given.globals().get(name)));
    PMap<String, String> next = value.isPresent() ? values.plus(name, value.get()) : values;
    return new Scope(next, unset.plus(name), complete, shell, folder, last);
  }

  /** Whether {@code name} is set, or at least declared. */
  boolean defines(String name) {
    return values.containsKey(name) || unset.contains(name);
  }

  /** {@code word} with its variables expanded; absent if that cannot be done. */
  Optional<String> text(Word word) {
    return expand(word).map(Expansion.Done::text);
  }

  /** {@code word} expanded and split at blanks; nothing if that cannot be done. */
  List<String> words(Word word) {
    return expand(word).map(Expansion.Done::words).orElse(List.of());
  }

  private Optional<Expansion.Done> expand(Word word) {
    return expand(word, values);
  }

  /**
   * {@code word} expanded; absent if that cannot be done, or makes it much longer: of a bomb of
   * variables the checks have nothing to tell.
   */
  static Optional<Expansion.Done> expand(Word word, Map<String, String> values) {
    return word.expand(name -> Optional.ofNullable(values.get(name))) instanceof Expansion.Done done
            && done.text().length() - word.raw().length() <= LONGER
        ? Optional.of(done)
        : Optional.empty();
  }

  /** Values from outside that an {@code ARG} takes. */
  record Given(Map<String, String> buildArgs, Map<String, String> globals) {}
}
