package dockwalk.repl.command;

import dockwalk.render.Phrases;
import dockwalk.why.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A command cannot be done as it was typed; the message says what to type instead. It is put
 * together where it is shown, in the language of the reader.
 */
public final class MisuseException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Said> sentences;

  /**
   * One sentence.
   *
   * @param english as {@link Phrases#of} takes it
   * @param values of its places; without any, it is taken as it is
   */
  public MisuseException(String english, Object... values) {
    this(List.of(new Said(english, values)));
  }

  private MisuseException(List<Said> sentences) {
    super(joined(sentences, Phrases.ENGLISH));
    this.sentences = List.copyOf(sentences);
  }

  /** The same with a further sentence. */
  MisuseException and(String english, Object... values) {
    List<Said> more = new ArrayList<>(sentences);
    more.add(new Said(english, values));
    return new MisuseException(more);
  }

  /** The same, after the place where it was found, such as {@code walk.dw:3:}. */
  MisuseException at(String place) {
    List<Said> more = new ArrayList<>(sentences);
    more.addFirst(new Said(place));
    return new MisuseException(more);
  }

  /** What is said of it in a language. */
  public String in(Phrases phrases) {
    return joined(sentences, phrases);
  }

  private static String joined(List<Said> sentences, Phrases phrases) {
    return sentences.stream().map(each -> each.in(phrases::of)).collect(Collectors.joining(" "));
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
