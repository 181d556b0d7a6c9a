package dockwalk.why;

import com.fasterxml.jackson.jr.ob.JSON;
import dockwalk.image.JsonObject;
import dockwalk.name.ByteText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Accounts as JSON; {@code docs/why.md} describes the form. A field may be added without a new
 * version, so readers pass over those that they do not know.
 */
public final class AccountJson {
  /** Goes up when a field changes its meaning or goes away. */
  public static final int VERSION = 1;

  private static final String WHAT = "the account of a build";

  private AccountJson() {}

  /** The document, with a line end. */
  public static String write(BuildAccount account) throws IOException {
    return JSON.std
            .with(JSON.Feature.PRETTY_PRINT_OUTPUT)
            .asString(document(account, account.steps()))
        + "\n";
  }

  /** The document with one step alone. */
  public static String write(BuildAccount account, StepAccount step) throws IOException {
    return JSON.std
            .with(JSON.Feature.PRETTY_PRINT_OUTPUT)
            .asString(document(account, List.of(step)))
        + "\n";
  }

  private static Map<String, Object> document(BuildAccount account, List<StepAccount> steps) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("version", VERSION);
    document.put("kind", account.dryRun() ? "plan" : "build");
    document.put("dockerfile", account.dockerfile());
    document.put("target", account.target());
    Map<String, Object> counts = new LinkedHashMap<>();
    account.counts().forEach((fate, count) -> counts.put(fate.word(), count));
    document.put("counts", counts);
    document.put("steps", steps.stream().map(AccountJson::step).toList());
    return document;
  }

  private static Map<String, Object> step(StepAccount step) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("number", step.number());
    fields.put("line", step.line());
    fields.put("stage", step.stage());
    fields.put("instruction", ByteText.escaped(step.instruction()));
    fields.put("outcome", step.fate().word());
    fields.put("certain", step.certain());
    fields.put("verdict", step.explanation().verdict());
    fields.put("why", ByteText.escaped(step.explanation().words()));
    fields.put("reasons", reasons(step.explanation().reasons()));
    fields.put("ignored", reasons(step.explanation().ignored()));
    return fields;
  }

  private static List<Map<String, Object>> reasons(List<Reason> reasons) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Reason reason : reasons) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("part", ByteText.escaped(reason.part()));
      if (!reason.kinds().isEmpty()) {
        fields.put("changed", reason.kinds());
      }
      reason.before().ifPresent(value -> fields.put("before", ByteText.escaped(value)));
      reason.after().ifPresent(value -> fields.put("after", ByteText.escaped(value)));
      reason.line().ifPresent(line -> fields.put("line", line));
      fields.put("why", ByteText.escaped(reason.words()));
      all.add(fields);
    }
    return all;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @return absent if it is of another version
   * @throws IOException if it is damaged
   */
  public static Optional<BuildAccount> read(String text) throws IOException {
    JsonObject document =
        JsonObject.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), WHAT);
    if (document.number("version") != VERSION) {
      return Optional.empty();
    }
    List<StepAccount> steps = new ArrayList<>();
    for (JsonObject step : document.objects("steps")) {
      steps.add(readStep(step));
    }
    return Optional.of(
        new BuildAccount(
            document.required("dockerfile"),
            document.required("target"),
            document.required("kind").equals("plan"),
            steps));
  }

  private static StepAccount readStep(JsonObject step) throws IOException {
    String outcome = step.required("outcome");
    Fate fate =
        Arrays.stream(Fate.values())
            .filter(each -> each.word().equals(outcome))
            .findFirst()
            .orElseThrow(() -> new IOException(WHAT + " has the outcome " + outcome));
    return new StepAccount(
        (int) step.number("number"),
        (int) step.number("line"),
        step.required("stage"),
        step.required("instruction"),
        fate,
        step.flag("certain"),
        new Explanation(
            step.required("verdict"),
            Said.verbatim(step.required("why")),
            readReasons(step.objects("reasons")),
            readReasons(step.objects("ignored"))));
  }

  private static List<Reason> readReasons(List<JsonObject> list) throws IOException {
    List<Reason> reasons = new ArrayList<>();
    for (JsonObject fields : list) {
      long line = fields.number("line");
      reasons.add(
          new Reason(
              fields.required("part"),
              fields.texts("changed").orElse(List.of()),
              fields.text("before"),
              fields.text("after"),
              line == 0 ? Optional.empty() : Optional.of((int) line),
              Said.verbatim(fields.required("why"))));
    }
    return reasons;
  }
}
