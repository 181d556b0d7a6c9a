package dockwalk.explain;

import dockwalk.check.Checker;
import dockwalk.check.Rule;
import dockwalk.explain.Page.Kind;
import dockwalk.explain.Page.Section;
import dockwalk.syntax.Spelling;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** All pages, in one language. */
public final class Explanations {
  /** The keywords, in the order in which a Dockerfile mostly has them. */
  private static final List<String> INSTRUCTIONS =
      List.of(
          "FROM",
          "ARG",
          "ENV",
          "WORKDIR",
          "COPY",
          "ADD",
          "RUN",
          "SHELL",
          "USER",
          "EXPOSE",
          "VOLUME",
          "LABEL",
          "ENTRYPOINT",
          "CMD",
          "HEALTHCHECK",
          "STOPSIGNAL",
          "ONBUILD",
          "MAINTAINER");

  private final String language;
  private final Properties words;

  private Explanations(String language) {
    this.language = language;
    this.words = Resources.words("words." + language + ".properties");
  }

  /** The languages in which there are pages, English first. */
  public static List<String> languages() {
    return Resources.text("languages").lines().toList();
  }

  /** The pages in the language of {@code locale}, or in English. */
  public static Explanations in(Locale locale) {
    List<String> languages = languages();
    String wanted = locale.getLanguage();
    return new Explanations(languages.contains(wanted) ? wanted : languages.getFirst());
  }

  /** A word or sentence that belongs to the pages. */
  public String word(String key) {
    return words.getProperty(key);
  }

  /** All pages of one kind. */
  public List<Page> all(Kind kind) {
    return switch (kind) {
      case INSTRUCTION -> INSTRUCTIONS.stream().map(this::instruction).toList();
      case RULE -> Checker.rules().stream().map(this::rule).toList();
    };
  }

  /** The page of this name; neither case nor hyphens matter. */
  public Optional<Page> find(String name) {
    String plain = plain(name);
    return INSTRUCTIONS.stream()
        .filter(keyword -> plain(keyword).equals(plain))
        .findFirst()
        .map(this::instruction)
        .or(
            () ->
                Checker.rules().stream()
                    .filter(rule -> plain(rule.name()).equals(plain))
                    .findFirst()
                    .map(this::rule));
  }

  /** The names of all pages. */
  public static List<String> names() {
    return Stream.concat(INSTRUCTIONS.stream(), Checker.rules().stream().map(Rule::name)).toList();
  }

  /** The name that was probably meant. */
  public static Optional<String> nearest(String name) {
    List<String> names = names();
    Optional<String> near = Spelling.nearestName(name, names).filter(each -> alike(name, each));
    String plain = plain(name);
    return near.isPresent() || plain.length() < 4
        ? near
        : names.stream().filter(each -> plain(each).contains(plain)).findFirst();
  }

  /**
   * Whether a short name begins as the other: two letters of four make a {@code COPY} of {@code
   * nope}.
   */
  private static boolean alike(String name, String other) {
    return name.length() > 4
        || Character.toUpperCase(name.charAt(0)) == Character.toUpperCase(other.charAt(0));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "");
  }

  private Page instruction(String keyword) {
    String folder = "instruction/" + keyword + "/";
    PageText text = PageText.parse(Resources.text(folder + language + ".md"));
    List<Section> sections = new ArrayList<>();
    sections.add(section("forms", true, Resources.text(folder + "forms.txt")));
    if (!text.section("flags").isEmpty()) {
      sections.add(section("flags", true, text.section("flags")));
    }
    sections.add(section("example", true, Resources.text(folder + "example.Dockerfile")));
    sections.add(section("mistake", false, text.section("mistake")));
    sections.add(section("layer", false, text.section("layer")));
    return new Page(
        keyword, Kind.INSTRUCTION, text.summary(), text.text(), sections, Optional.empty());
  }

  private Page rule(Rule rule) {
    String folder = "rule/" + rule.name() + "/";
    PageText text = PageText.parse(Resources.text(folder + language + ".md"));
    List<Section> sections = new ArrayList<>();
    for (String side : List.of("wrong", "right")) {
      sections.add(section(side, true, Resources.text(folder + side + ".Dockerfile")));
      Resources.find(folder + side + ".dockerignore")
          .ifPresent(
              ignore ->
                  sections.add(new Section(side + ".dockerignore", ".dockerignore", true, ignore)));
    }
    if (!rule.experimental()) {
      sections.add(section("skip", true, "# check=skip=" + rule.name()));
    }
    return new Page(rule.name(), Kind.RULE, text.summary(), text.text(), sections, rule.url());
  }

  private Section section(String key, boolean code, String text) {
    return new Section(key, word(key), code, text.stripTrailing());
  }

  /** Where there is more to read about {@code page}, as a sentence. */
  public Optional<String> more(Page page) {
    return page.url().map(url -> MessageFormat.format(word("more"), url));
  }
}
