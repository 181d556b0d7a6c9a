package dockwalk.repl.command;

import dockwalk.render.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A command cannot be done as it was typed; the message says what to type instead. It is put
 * together where it is shown, in the language of the reader.
 */
public final class MisuseException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Sentence> sentences;

  /** In English, with the values of its places. */
  private record Sentence(String english, List<Object> values) {
    Sentence(String english, Object... values) {
      this(english, List.of(values));
    }

    String in(Phrases phrases) {
      return phrases.of(english, values.toArray());
    }
  }

  /**
   * One sentence.
   *
   * @param english as {@link Phrases#of} takes it
   * @param values of its places; without any, it is taken as it is
   */
  public MisuseException(String english, Object... values) {
    this(List.of(new Sentence(english, values)));
  }

  private MisuseException(List<Sentence> sentences) {
    super(joined(sentences, Phrases.ENGLISH));
    this.sentences = List.copyOf(sentences);
  }

  /** The same with a further sentence. */
  MisuseException and(String english, Object... values) {
    List<Sentence> more = new ArrayList<>(sentences);
    more.add(new Sentence(english, values));
    return new MisuseException(more);
  }

  /** The same, after the place where it was found, such as {@code walk.dw:3:}. */
  MisuseException at(String place) {
    List<Sentence> more = new ArrayList<>(sentences);
    more.addFirst(new Sentence(place));
    return new MisuseException(more);
  }

  /** What is said of it in a language. */
  public String in(Phrases phrases) {
    return joined(sentences, phrases);
  }

  private static String joined(List<Sentence> sentences, Phrases phrases) {
    return sentences.stream().map(each -> each.in(phrases)).collect(Collectors.joining(" "));
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
