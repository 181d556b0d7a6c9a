package dockwalk.check;

import java.util.Optional;

/**
 * A rule of the build checks, under the name and with the words that Docker gives it.
 *
 * @param description the rule in one sentence
 * @param url the page of Docker's documentation, where there is one
 * @param experimental whether it is followed only where it is asked for
 */
public record Rule(String name, String description, Optional<String> url, boolean experimental) {
  private static final String DOCUMENTATION = "https://docs.docker.com/go/dockerfile/rule/";

  /** A rule whose page of documentation is {@code page}. */
  static Rule of(String name, String page, String description) {
    return new Rule(name, description, Optional.of(DOCUMENTATION + page + "/"), false);
  }

  /** A rule that Docker's documentation has no page of. */
  static Rule withoutPage(String name, String description) {
    return new Rule(name, description, Optional.empty(), false);
  }

  /** This rule, for those who ask for it. */
  Rule asExperiment() {
    return new Rule(name, description, url, true);
  }
}
