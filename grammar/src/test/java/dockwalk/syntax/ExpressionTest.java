package dockwalk.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dockwalk.syntax.Expression.Parsed;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "cwd => cwd",
        "env.PATH => env[PATH]",
        "label.org.opencontainers.title => label[org.opencontainers.title]",
        "label.\"a-b\" => label[a-b]",
        "true => true",
        "/etc/passwd => '/etc/passwd'",
        "./a*.so => './a*.so'",
        "\"a \\\"b\\\" \\d\\\\\" => 'a \"b\" \\d\\'",
        "5 => 5.0 PLAIN",
        "-1 => -1.0 PLAIN",
        "1.5kB => 1500.0 BYTES",
        "2MiB => 2097152.0 BYTES",
        "50mb => 5.0E7 BYTES",
        "90s => 90.0 SECONDS",
        "2min => 120.0 SECONDS",
        "size(/usr)>50MB => (size('/usr') > 5.0E7 BYTES)",
        "a && b || !c && d => ((a and b) or (not c and d))",
        "a && (b || c) => (a and (b or c))",
        "!!a => not not a",
        "f() => f()",
        "f(a, \"b\") => f(a, 'b')",
        "env.A!~\"x\" => (env[A] !~ 'x')",
        "changed(/a/**/*.so) => changed('/a/**/*.so')",
        "user == \"\uD83D\uDE00\" && line >= 3 => ((user == '\uD83D\uDE00') and (line >= 3.0 PLAIN))",
      })
  void reads(String text, String shape) {
    assertThat(Expression.parse(text))
        .isInstanceOfSatisfying(
            Parsed.Valid.class, valid -> assertThat(shape(valid.expression())).isEqualTo(shape));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "`` => 0-0 there is no expression",
        "a && => 4-4 a value is missing at the end",
        "(a => 2-2 a ) is missing at the end",
        "a) => 1-2 no ( belongs to this )",
        "() => 1-2 a value is missing before )",
        "f(a, => 4-4 a value is missing at the end",
        "&& a => 0-2 a value is missing before \"&&\"",
        "a = 1 => 2-3 \"=\" is not understood here",
        "a & b => 2-3 \"&\" is not understood here",
        "a and b => 2-5 \"and\" is not understood here",
        "a contains b => 2-10 \"contains\" is not understood here",
        "a b => 2-3 \"b\" is not expected here",
        "a == b == c => 7-9 one comparison has two sides",
        "\"abc => 0-4 the text that begins here has no end",
        "a == 'x => 5-7 the text that begins here has no end",
        "a # b => 2-3 \"#\" means nothing in an expression",
        "\"\uD83D\uDE00\" # => 5-6 \"#\" means nothing in an expression",
        "size > 5mbit => 8-12 there is no unit mbit",
        "env. => 4-4 a value is missing at the end",
      })
  void saysWhatIsWrongAndWhere(String text, String fault) {
    assertThat(Expression.parse(text == null ? "" : text))
        .isInstanceOfSatisfying(
            Parsed.Invalid.class,
            invalid -> {
              Span span = invalid.why().span();
              assertThat(span.start() + "-" + span.end() + " " + invalid.why().message())
                  .isEqualTo(fault);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "!", "f(", "a.", "a&&", "\"", "-", "((a)", "9"})
  void whateverIsTypedTheAnswerIsAValue(String piece) {
    for (int times = 1; times < 1100; times += 137) {
      assertThat(Expression.parse(piece.repeat(times))).isNotNull();
    }
  }

  @Test
  void whatIsTooLongIsRefused() {
    assertThat(Expression.parse("a".repeat(1001))).isInstanceOf(Parsed.Invalid.class);
  }

  private static String shape(Expression expression) {
    return switch (expression) {
      case Expression.Text text -> "'" + text.value() + "'";
      case Expression.Quantity number -> number.value() + " " + number.unit();
      case Expression.Truth truth -> Boolean.toString(truth.value());
      case Expression.Name name ->
          name.name() + (name.key().isEmpty() ? "" : "[" + name.key() + "]");
      case Expression.Call call -> call.function() + "(" + shapes(call.arguments(), ", ") + ")";
      case Expression.Not not -> "not " + shape(not.part());
      case Expression.And and -> "(" + shapes(and.parts(), " and ") + ")";
      case Expression.Or or -> "(" + shapes(or.parts(), " or ") + ")";
      case Expression.Compare compare ->
          "(%s %s %s)"
              .formatted(shape(compare.left()), compare.how().sign(), shape(compare.right()));
    };
  }

  private static String shapes(List<Expression> all, String between) {
    return all.stream().map(ExpressionTest::shape).collect(Collectors.joining(between));
  }
}
