package dockwalk.syntax;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** What to say of a line that begins with no keyword, and what it was probably meant to be. */
final class UnknownInstruction {
  /** Programs that stand at the beginning of a line where a RUN is missing. */
  private static final Set<String> PROGRAMS =
      Set.of(
          ("add-apt-repository addgroup adduser apk apt apt-get bash bundle cargo cat chmod chown"
                  + " cmake composer cp curl dnf dpkg echo find gem git go gradle grep groupadd gunzip"
                  + " install java javac ln ls make microdnf mkdir mv mvn mvnw node npm npx perl php"
                  + " pip pip3 pnpm python python3 rm rpm ruby sed sh sudo tar touch unzip useradd"
                  + " usermod wget yarn yum ./configure ./gradlew ./mvnw")
              .split(" "));

  private final Statement statement;
  private final String keyword;

  private UnknownInstruction(Statement statement) {
    this.statement = statement;
    this.keyword = statement.keyword();
  }

  /** The error for {@code statement}, whose keyword is none of {@code keywords}. */
  static Diagnostic diagnostic(Statement statement, Set<String> keywords) {
    return new UnknownInstruction(statement).diagnostic(keywords);
  }

  private Diagnostic diagnostic(Set<String> keywords) {
    Optional<String> shell = shell();
    Optional<String> near =
        shell.isPresent() ? Optional.empty() : Spelling.nearest(keyword, keywords);
    OptionalInt unseen = IntStream.range(0, keyword.length()).filter(this::unseen).findFirst();
    String message = "unknown instruction: " + keyword;
    return Diagnostic.error(
            "instruction",
            unseen.isPresent() ? place(unseen.getAsInt()) : statement.keywordSpan(),
            message + near.map(word -> " (did you mean " + inCase(word) + "?)").orElse(""),
            unseen.isPresent()
                ? replace(keyword.codePointAt(unseen.getAsInt()))
                : shell.or(() -> near.map(word -> "Write " + word + ".")).orElseGet(this::advice))
        .seeing(ReferenceSection.FORMAT);
  }

  /**
   * A suggestion is written as the keyword is: only one in capital letters gets capital letters.
   */
  private String inCase(String word) {
    return keyword.equals(keyword.toUpperCase(Locale.ROOT)) ? word : word.toLowerCase(Locale.ROOT);
  }

  /** Whether the character looks like a blank, or like nothing at all. */
  private boolean unseen(int at) {
    int c = keyword.codePointAt(at);
    return c > 0x7F && (Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT);
  }

  private Span place(int at) {
    Span whole = statement.keywordSpan();
    boolean exact = whole.end() - whole.start() == keyword.length();
    int end = at + Character.charCount(keyword.codePointAt(at));
    return exact ? new Span(whole.start() + at, whole.start() + end) : whole;
  }

  private static String replace(int c) {
    String name = String.valueOf(Character.getName(c)).toLowerCase(Locale.ROOT);
    return "Here is a character that one does not see, U+%04X (%s): %s."
        .formatted(c, name, Character.isSpaceChar(c) ? "write a blank for it" : "take it out");
  }

  /** What to write for the commands of a shell that most often stand at the front of a line. */
  private Optional<String> shell() {
    String rest = statement.text().substring(keyword.length()).strip();
    String command = keyword.toLowerCase(Locale.ROOT);
    return switch (command) {
      case "cd", "pushd" ->
          Optional.of(
              "Each RUN starts afresh, in the folder of WORKDIR: write WORKDIR "
                  + (rest.isEmpty() || rest.length() > 80 ? "/path" : rest)
                  + ".");
      case "export", "set" ->
          Optional.of("Each RUN starts afresh: write ENV NAME=value for a variable that stays.");
      case "source", "." ->
          Optional.of("Each RUN is a shell of its own: write RUN . FILE && COMMAND in one.");
      default ->
          PROGRAMS.contains(command)
              ? Optional.of(
                  "A program is started by RUN: write RUN %s …; if it continues the line before,"
                          .formatted(keyword)
                      + " end that line with a \\.")
              : Optional.empty();
    };
  }

  /** What a line that begins with no keyword most often is. */
  private String advice() {
    if (keyword.startsWith("&&") || keyword.startsWith("||")) {
      return "End the line before with a \\ if this one continues it.";
    }
    if (keyword.matches("<{7}|={7}|>{7}|\\|{7}")) {
      return "This is left over from a merge: keep one of the two sides, and take the marks out.";
    }
    if (keyword.chars().anyMatch(c -> c < ' ' || c == '\uFFFD')) {
      return "These are no letters: is this a text file at all, in UTF-8?";
    }
    return keyword.startsWith("//") || keyword.startsWith("--")
        ? "A comment begins with #."
        : "Every instruction begins with a keyword such as FROM, RUN or COPY;"
            + " a line that continues the one before needs a \\ at that line's end.";
  }
}
