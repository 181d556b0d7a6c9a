package dockwalk.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words of a line announce here-documents, and with what settings. */
class HeredocMarkTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "RUN <<EOF|EOF",
        "run <<EOF|EOF",
        "COPY <<EOF /x|EOF",
        "ADD <<EOF /x|EOF",
        "RUN <<-EOF|EOF tabs",
        "RUN <<'EOF'|EOF literal",
        "RUN <<\"EOF\"|EOF literal",
        "RUN <<E'O'F|EOF literal",
        "RUN <<-'E F'|E F tabs literal",
        "RUN <<\"E F\"|E F literal",
        "RUN <<\\EOF|EOF",
        "RUN <<E\\'F|E'F",
        "RUN cat <<A - 3<<B|A, B fd 3",
        "RUN cat 3<<-'A' && cat 42<<B|A tabs literal fd 3, B fd 42",
        "RUN cat << EOF|EOF",
        "RUN cat <<\tEOF x|EOF",
        "RUN cat <<EOF>f|EOF>f",
        "RUN cat <<$EOF|$EOF",
        "RUN cat <<${E}|${E}",
        "RUN echo ${a:-b} <<A|A",
        "RUN echo \"${a:-'}'}\" <<A|A",
        "RUN --mount=type=tmpfs,target=/x --network=none <<A|A",
        "RUN --flag='a <<B' <<A|A",
        "RUN -- <<A|A",
        "COPY --chown=1:2 <<A <<B /x/|A, B",
        "ONBUILD RUN <<A|A",
        "onbuild copy <<A /x|A",
        "RUN [ -f x ] && cat <<A|A",
        "RUN [\"a\" <<A|A",
        // None: here-strings, operators, nothing after the sign, nothing that could be a name.
        "RUN cat <<<EOF|-",
        "RUN cat <<<<EOF|-",
        "RUN cat x<<EOF|-",
        "RUN cat <<|-",
        "RUN cat <<- EOF|-",
        "RUN cat <<''|-",
        "RUN echo $((1<<2))|-",
        "RUN cat <<A<<B|-",
        "RUN '<<A'|-",
        "RUN \"a <<A\"|-",
        "RUN a\\ <<A|-",
        "RUN \\<<A|-",
        // None: other instructions, and JSON.
        "CMD cat <<A|-",
        "ENTRYPOINT <<A|-",
        "LABEL a=<<A|-",
        "HEALTHCHECK CMD cat <<A|-",
        "ONBUILD ONBUILD RUN <<A|-",
        "ONBUILD CMD <<A|-",
        "ONBUILD|-",
        "RUN [\"cat\", \"<<A\"]|-",
        "COPY [\"<<A\", \"/x\"]|-",
        // What is wrong with a word anywhere in the line hides them all.
        "RUN echo it's <<A|-",
        "RUN cat <<A # don't|-",
        "RUN echo \"x <<A|-",
        "RUN echo ${a,,} <<A|-",
        "RUN echo ${a <<A|-",
        "RUN echo ${} <<A|-",
      })
  void marks(String line, String marks) {
    assertThat(shown(line, '\\')).isEqualTo(marks);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // Inside words the escape is always a backslash; flags take that of the file.
        "RUN a` <<A|A",
        "RUN a\\ <<A|-",
        "RUN --x=a` b <<A|A",
        "RUN <<`A|`A",
      })
  void marksInAFileWithBackQuotes(String line, String marks) {
    assertThat(shown(line, '`')).isEqualTo(marks);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "<<A|true",
        "<<-'A B'|true",
        "3<< A|true",
        "<<A cat|false",
        "cat <<A|false",
        "<<'A B|false",
        "<<|false",
        "<<<A|false",
        "A|false"
      })
  void wholeTexts(String text, boolean mark) {
    assertThat(HeredocMark.of(text).isPresent()).isEqualTo(mark);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "A|false|true",
        "A␍␊|false|true",
        "A␍|false|true",
        "A |false|false",
        " A|false|false",
        "␉A|false|false",
        "␉␉A␊|true|true",
        " ␉A|true|false",
        "AA|false|false",
        "a|false|false",
      })
  void terminators(String line, boolean tabs, boolean ends) {
    HeredocMark mark = new HeredocMark(0, 3, "A", true, tabs, "");
    assertThat(mark.endsAt(line.replace('␍', '\r').replace('␊', '\n').replace('␉', '\t')))
        .isEqualTo(ends);
  }

  private static String shown(String line, char escape) {
    String marks =
        HeredocMark.in(line, escape).stream()
            .map(HeredocMarkTest::shown)
            .collect(Collectors.joining(", "));
    return marks.isEmpty() ? "-" : marks;
  }

  private static String shown(HeredocMark mark) {
    return mark.delimiter()
        + (mark.stripTabs() ? " tabs" : "")
        + (mark.expand() ? "" : " literal")
        + (mark.fileDescriptor().isEmpty() ? "" : " fd " + mark.fileDescriptor());
  }
}
