package dockwalk.app;

import dockwalk.lessons.Course;
import dockwalk.lessons.Lesson;
import dockwalk.lessons.Unpacked;
import dockwalk.plan.BuildOptions;
import dockwalk.plan.BuildPlan;
import dockwalk.repl.LessonNarration;
import dockwalk.syntax.Spelling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code dockwalk learn}: lists the lessons, or walks one of them. */
final class LearnCommand implements Command {
  @Override
  public String name() {
    return "learn";
  }

  @Override
  public String summary() {
    return "Walk a lesson: a Dockerfile with its story beside the steps";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(Locales.flag());
    spec.addOption(
        BuildFlags.text(
            "Where to put the lesson's files (default: Dockwalk's home)", "DIR", "--to"));
    spec.addOption(OptionSpec.builder("--no-cache").description("Execute every step anew").build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .type(String.class)
            .paramLabel("LESSON")
            .arity("0..1")
            .description("Number or name of a lesson; without it, all are listed")
            .build());
  }

  @Override
  public int run(ParseResult line, Console console) throws IOException, InterruptedException {
    Locale locale = Locales.of(line, console);
    Course course = Course.load();
    String wanted = line.matchedPositionalValue(0, "");
    if (wanted.isEmpty()) {
      list(course, locale, Locales.asked(line), console);
      return ExitCode.DONE;
    }
    Lesson lesson = course.find(wanted).orElseThrow(() -> unknown(wanted, course));
    String to = line.matchedOptionValue("--to", "");
    Path folder =
        to.isEmpty() ? console.home().resolve("lessons").resolve(lesson.id()) : console.path(to);
    return walk(lesson, folder, locale, line.matchedOptionValue("--no-cache", false), console);
  }

  private static String shown(String lang) {
    return lang.isEmpty() ? "" : " --lang " + lang;
  }

  private static void list(Course course, Locale locale, String lang, Console console) {
    for (Lesson lesson : course.lessons()) {
      console
          .out()
          .println("%3d  %-14s  %s".formatted(lesson.number(), lesson.id(), lesson.title(locale)));
    }
    console.out().println("\nWalk one with: dockwalk learn 1" + shown(lang));
  }

  private static int walk(
      Lesson lesson, Path folder, Locale locale, boolean noCache, Console console)
      throws IOException, InterruptedException {
    Unpacked unpacked = lesson.unpack(folder);
    BuildOptions plain = BuildOptions.plain();
    BuildOptions options =
        new BuildOptions(
            plain.buildArgs(), Optional.empty(), plain.platform(), plain.labels(), noCache);
    BuildFlags flags =
        new BuildFlags(
            folder,
            folder.resolve("Dockerfile"),
            "Dockerfile",
            options,
            List.of(),
            ContextFlags.NONE,
            dockwalk.sandbox.Forwarding.NONE);
    Optional<BuildPlan> plan = Plans.make(flags, console);
    if (plan.isEmpty()) {
      return ExitCode.FAILED;
    }
    for (String kept : unpacked.kept()) {
      console
          .out()
          .println(
              "Your own "
                  + kept
                  + " is used: the lesson's text may not fit it."
                  + " Delete it to get the lesson's own back.");
    }
    console.out().println("The files of this lesson are in " + folder);
    int code;
    try (LiveBuild build = LiveBuild.open(flags, plan.get(), console)) {
      code =
          Session.run(
              build,
              console,
              locale,
              Session.Manner.PLAIN,
              style -> new LessonNarration(lesson.text(locale), style.width() - 2, style));
    }
    if (console.interactive()) {
      console.out().println("The files of this lesson are in " + folder);
    }
    return code;
  }

  private static UsageException unknown(String wanted, Course course) {
    List<String> names =
        course.lessons().stream()
            .flatMap(lesson -> Stream.of(lesson.id(), String.valueOf(lesson.number())))
            .toList();
    return new UsageException(
        "there is no lesson \"%s\"%s. `dockwalk learn` lists them."
            .formatted(
                wanted,
                Spelling.nearestName(wanted, names)
                    .map(near -> " (did you mean " + near + "?)")
                    .orElse("")));
  }
}
