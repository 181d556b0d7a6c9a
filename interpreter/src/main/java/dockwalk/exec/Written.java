package dockwalk.exec;

import dockwalk.image.Digest;
import dockwalk.plan.BuildPlan;
import dockwalk.plan.Step;
import dockwalk.syntax.Span;

/** How an instruction is written, spelling and comments included: kept beside its key. */
public final class Written {
  private Written() {}

  /** Such as {@code written 3f2a91c0b7de}; equal for instructions that are written alike. */
  public static String of(BuildPlan plan, Step step) {
    Span span = step.span();
    String file = plan.file().source().text();
    int end = Math.min(span.end(), file.length());
    String text = file.substring(Math.min(span.start(), end), end);
    return "written " + Digest.of(text).brief();
  }
}
