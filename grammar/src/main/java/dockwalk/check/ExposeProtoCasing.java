package dockwalk.check;

import java.util.Locale;

/** {@code EXPOSE 80/TCP}. */
final class ExposeProtoCasing implements Check.OfStep {
  private static final Rule RULE =
      Rule.of(
          "ExposeProtoCasing",
          "expose-proto-casing",
          "Protocol in EXPOSE instruction should be lowercase");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void inspect(Visit visit, Report report) {
    for (ExposedPort port : ExposedPort.of(visit)) {
      if (!port.protocol().equals(port.protocol().toLowerCase(Locale.ROOT))) {
        report.add(
            visit.place(),
            "Defined protocol '%s' in EXPOSE instruction should be lowercase"
                .formatted(port.written()));
      }
    }
  }
}
