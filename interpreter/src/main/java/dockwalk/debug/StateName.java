package dockwalk.debug;

import dockwalk.debug.Value.Absent;
import dockwalk.debug.Value.Amount;
import dockwalk.debug.Value.Kind;
import dockwalk.debug.Value.Text;
import dockwalk.exec.Event.Outcome;
import dockwalk.exec.StageState;
import dockwalk.image.ImageConfig;
import dockwalk.plan.Step;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The names that a query may use, with what they mean. */
public enum StateName {
  CWD(Kind.TEXT, "the working directory; inside a RUN that of its shell", s -> text(s.folder())),
  USER(
      Kind.TEXT,
      "the user; `root` where none is set",
      s -> text(config(s).user().isEmpty() ? "root" : config(s).user())),
  STAGE(
      Kind.TEXT,
      "name of the stage of the next instruction, or `stage-N`",
      s -> next(s, step -> text(s.state().plan().stages().get(step.stage()).title()))),
  STEP(
      Kind.COUNT,
      "number of the next instruction",
      s -> next(s, step -> count(step.ordinal() + 1))),
  LINE(
      Kind.COUNT,
      "line of the next instruction",
      s -> next(s, step -> count(s.state().plan().file().source().firstLine(step.span())))),
  INSTRUCTION(
      Kind.TEXT,
      "keyword of the next instruction, such as `RUN`",
      s -> next(s, step -> text(step.instruction().keyword().toUpperCase(Locale.ROOT)))),
  STATUS(
      Kind.COUNT,
      "inside a RUN, the exit status of its last command",
      s ->
          s.inside()
              .flatMap(InsideRun::last)
              .flatMap(InsideStep::effect)
              .<Value>map(effect -> count(effect.status()))
              .orElse(new Absent("status has a value inside a RUN only, after a command"))),
  OUTCOME(
      Kind.TEXT,
      "how the last instruction went: `executed` or `cached`",
      s -> last(s, walk -> walk.outcome().map(StateName::word).map(StateName::text))),
  TOOK(
      Kind.SECONDS,
      "how long the last instruction took",
      s -> last(s, walk -> walk.took().map(t -> new Amount(t.toMillis() / 1000.0, Kind.SECONDS)))),
  OUTPUT(
      Kind.TEXT,
      "what the last instruction printed",
      s -> last(s, walk -> Optional.of(text(walk.output())))),
  LAYERS(Kind.COUNT, "how many layers the image has", s -> count(stage(s).image().layers().size())),
  SIZE(Kind.BYTES, "size of all layers", s -> new Amount(stage(s).image().size(), Kind.BYTES)),
  PLATFORM(
      Kind.TEXT,
      "platform of the image, such as `linux/amd64`",
      s -> text(stage(s).image().platform().toString())),
  HITS(
      Kind.COUNT,
      "how often the place of this breakpoint was reached, this time included",
      s ->
          s.hits()
              .own()
              .<Value>map(StateName::count)
              .orElse(new Absent("hits has a value in a breakpoint's condition only")));

  private static final String NO_STEP = "no instruction ran yet";

  private final Kind kind;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final Look look;

  /** Finds a value. */
  @FunctionalInterface
  private interface Look {
    Value at(Sight sight);
  }

  @FunctionalInterface
  private interface OfStep {
    Value of(Step step);
  }

  @FunctionalInterface
  private interface OfWalk {
    Optional<? extends Value> of(Walk walk);
  }

  StateName(Kind kind, String meaning, Look look) {
    this.kind = kind;
    this.meaning = meaning;
    this.look = look;
  }

  /** As it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What kind of value it has. */
  public Kind kind() {
    return kind;
  }

  /** What it means, in a few words of Markdown. */
  public String meaning() {
    return meaning;
  }

  Value at(Sight sight) {
    return look.at(sight);
  }

  static Optional<StateName> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  private static StageState stage(Sight sight) {
    return sight.state().current();
  }

  private static ImageConfig config(Sight sight) {
    return stage(sight).image().config();
  }

  private static Value next(Sight sight, OfStep value) {
    return sight
        .state()
        .step()
        .map(value::of)
        .orElseGet(() -> new Absent("no instruction comes next"));
  }

  private static Value last(Sight sight, OfWalk value) {
    Optional<? extends Value> found = sight.last().flatMap(value::of);
    return found.isPresent() ? found.get() : new Absent(NO_STEP);
  }

  private static Text text(String text) {
    return new Text(text);
  }

  private static Amount count(int number) {
    return new Amount(number, Kind.COUNT);
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Executed e -> "executed";
      case Outcome.Cached c -> "cached";
      case Outcome.Failed f -> "failed";
    };
  }
}
