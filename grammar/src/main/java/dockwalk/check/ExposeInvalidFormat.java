package dockwalk.check;

/** {@code EXPOSE 8080:80}, or with an address: that is said when a container is started. */
final class ExposeInvalidFormat implements Check.OfStep {
  private static final Rule RULE =
      Rule.of(
          "ExposeInvalidFormat",
          "expose-invalid-format",
          "IP address and host-port mapping should not be used in EXPOSE instruction. This will"
              + " become an error in a future release");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void inspect(Visit visit, Report report) {
    for (ExposedPort port : ExposedPort.of(visit)) {
      if (port.mapped()) {
        report.add(
            visit.place(),
            "EXPOSE instruction should not define an IP address or host-port mapping, found '%s'"
                .formatted(port.written()));
      }
    }
  }
}
