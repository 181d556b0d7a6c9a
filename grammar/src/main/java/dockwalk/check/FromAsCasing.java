package dockwalk.check;

import dockwalk.syntax.Instruction;
import java.util.Locale;

/** {@code FROM … as}, or {@code from … AS}. */
final class FromAsCasing implements Check.OfInstruction {
  private static final Rule RULE =
      Rule.of(
          "FromAsCasing",
          "from-as-casing",
          "The 'as' keyword should match the case of the 'from' keyword");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void inspect(Written written, Report report) {
    if (written.instruction() instanceof Instruction.From from && from.stageName().isPresent()) {
      String keyword = written.keyword();
      String as = written.statement().arguments().get(1).text();
      boolean lower = keyword.equals(keyword.toLowerCase(Locale.ROOT));
      boolean mixed = !lower && !keyword.equals(keyword.toUpperCase(Locale.ROOT));
      String wanted = lower ? as.toLowerCase(Locale.ROOT) : as.toUpperCase(Locale.ROOT);
      if (!mixed && !as.equals(wanted)) {
        report.add(
            from.span(), "'%s' and '%s' keywords' casing do not match".formatted(as, keyword));
      }
    }
  }
}
