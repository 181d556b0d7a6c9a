package dockwalk.render;

import dockwalk.debug.Breakpoint;
import dockwalk.debug.Query;
import dockwalk.exec.ExpandedStep;
import dockwalk.explain.Page;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.ValueOrigin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a session is told about itself, as documents; {@code repl/looking.md} has the fields. */
public final class SessionJson {
  private SessionJson() {}

  /** What stops the session, in the order of the numbers. */
  public static Map<String, Object> breakpoints(Collection<Breakpoint> marks, BuildPlan plan) {
    return Map.of("breakpoints", marks.stream().map(mark -> breakpoint(mark, plan)).toList());
  }

  private static Map<String, Object> breakpoint(Breakpoint mark, BuildPlan plan) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("number", mark.number());
    fields.put("kind", kind(mark));
    fields.put("where", StopText.where(mark, plan));
    mark.terms().condition().ifPresent(query -> fields.put("condition", query.text()));
    mark.terms().log().ifPresent(log -> fields.put("log", log.text()));
    fields.put("enabled", mark.enabled());
    fields.put("once", mark.temporary());
    fields.put("reached", mark.counts().reached());
    fields.put("hits", mark.hits());
    fields.put("ignored", mark.counts().ignored());
    return fields;
  }

  private static String kind(Breakpoint mark) {
    return switch (mark.reason()) {
      case Breakpoint.Reason.Before b -> mark.terms().log().isPresent() ? "log" : "break";
      case Breakpoint.Reason.Miss m -> "catch";
      case Breakpoint.Reason.Warning w -> "catch";
      case Breakpoint.Reason.Changes c -> "watch";
    };
  }

  /** An expression that is shown at every stop, with its value now. */
  public static Map<String, Object> display(int number, Query query, Query.Answer answer) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("number", number);
    fields.putAll(ValueText.json(query.text(), answer));
    return fields;
  }

  /**
   * An explanation.
   *
   * @param next the instruction that comes next, where it is that which is explained
   */
  public static Map<String, Object> explanation(Page page, Optional<ExpandedStep> next) {
    Map<String, Object> fields = new LinkedHashMap<>();
    next.ifPresent(step -> fields.put("next", expanded(step)));
    fields.put("name", page.name());
    fields.put("kind", page.kind() == Page.Kind.RULE ? "rule" : "instruction");
    fields.put("summary", page.summary());
    fields.put("text", page.text());
    List<Map<String, Object>> sections = new ArrayList<>();
    for (Page.Section section : page.sections()) {
      Map<String, Object> part = new LinkedHashMap<>();
      part.put("key", section.key());
      part.put("title", section.title());
      part.put("code", section.code());
      part.put("text", section.text());
      sections.add(part);
    }
    fields.put("sections", sections);
    page.url().ifPresent(url -> fields.put("url", url));
    return fields;
  }

  private static Map<String, Object> expanded(ExpandedStep step) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("step", step.step().ordinal() + 1);
    fields.put("instruction", step.step().instruction().text());
    fields.put("means", step.title());
    List<Map<String, Object>> variables = new ArrayList<>();
    for (ExpandedStep.Usage usage : step.variables()) {
      Map<String, Object> variable = new LinkedHashMap<>();
      variable.put("name", usage.name());
      usage.value().ifPresent(value -> variable.put("value", value));
      usage.origin().map(ValueOrigin::text).ifPresent(from -> variable.put("origin", from));
      variables.add(variable);
    }
    fields.put("variables", variables);
    return fields;
  }
}
