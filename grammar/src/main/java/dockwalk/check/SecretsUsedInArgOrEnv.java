package dockwalk.check;

import dockwalk.syntax.Instruction;
import java.util.Optional;
import java.util.regex.Pattern;

/** A variable whose name says that it holds a secret: everybody who has the image can read it. */
final class SecretsUsedInArgOrEnv implements Check.OfStep {
  private static final Rule RULE =
      Rule.of(
          "SecretsUsedInArgOrEnv",
          "secrets-used-in-arg-or-env",
          "Sensitive data should not be used in the ARG or ENV commands");

  @Override
  public Rule rule() {
    return RULE;
  }

  private static final Pattern SECRET =
      words("apikey|auth|credential|credentials|key|password|pword|passwd|secret|token");
  private static final Pattern HARMLESS = words("public|file|version");

  private static Pattern words(String alternatives) {
    return Pattern.compile("(?:_|^)(?:" + alternatives + ")(?:_|$)", Pattern.CASE_INSENSITIVE);
  }

  @Override
  public void inspect(Visit visit, Report report) {
    if (visit.instruction() instanceof Instruction.Env env) {
      for (Instruction.Pair pair : env.pairs()) {
        Optional<String> name = visit.before().text(pair.key());
        name.ifPresent(text -> inspect("ENV", text, visit, report));
      }
    } else if (visit.instruction() instanceof Instruction.Arg arg) {
      arg.parameters().forEach(each -> inspect("ARG", each.name(), visit, report));
    }
  }

  private static void inspect(String keyword, String name, Visit visit, Report report) {
    if (SECRET.matcher(name).find() && !HARMLESS.matcher(name).find()) {
      report.add(
          visit.place(),
          "Do not use ARG or ENV instructions for sensitive data (%s \"%s\")"
              .formatted(keyword, name));
    }
  }
}
