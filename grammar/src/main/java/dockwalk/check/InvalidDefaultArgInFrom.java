package dockwalk.check;

import java.util.Optional;

/** A {@code FROM} that names no image unless a build argument is given. */
final class InvalidDefaultArgInFrom implements Check.OfFile {
  private static final Rule RULE =
      Rule.of(
          "InvalidDefaultArgInFrom",
          "invalid-default-arg-in-from",
          "Default value for global ARG results in an empty or invalid base image name");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void inspect(Subject subject, Report report) {
    if (subject.defaults().isEmpty()) {
      return;
    }
    GlobalScope defaults = subject.defaults().get();
    for (Origin origin : subject.origins(defaults)) {
      Optional<String> name = defaults.text(origin.from().image());
      if (name.isEmpty()) {
        return;
      }
      if (!subject.facts().imageName().test(name.get())) {
        report.add(
            origin.from().span(),
            "Default value for ARG %s results in empty or invalid base image name"
                .formatted(origin.from().image().raw()));
      }
    }
  }
}
