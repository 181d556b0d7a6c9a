package dockwalk.lessons;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a lesson's text line by line. */
final class LessonTextParser {
  private static final Pattern BEFORE = Pattern.compile("before line ([1-9][0-9]{0,4}): (.+)");

  private final String file;
  private final String[] lines;
  private final SortedMap<Integer, String> before = new TreeMap<>();
  private final StringBuilder section = new StringBuilder();
  private Optional<String> intro = Optional.empty();

  /** The instruction's line that the section is for, 0 for the introduction and the end. */
  private int sectionFor;

  private int number;

  LessonTextParser(String file, String text) {
    this.file = file;
    this.lines = text.lines().toArray(String[]::new);
  }

  LessonText parse() throws LessonFormatException {
    number = 1;
    if (lines.length == 0 || !lines[0].startsWith("# ")) {
      throw wrong("a lesson begins with its title, such as '# A small web server'");
    }
    String title = lines[0].substring(2).strip();
    boolean ended = false;
    while (number < lines.length) {
      String line = lines[number++];
      if (!line.startsWith("## ")) {
        section.append(line).append('\n');
      } else if (ended) {
        throw wrong("nothing may follow '## end'");
      } else {
        finish();
        ended = begin(line.substring(3).strip());
      }
    }
    if (!ended) {
      throw wrong("the section '## end' is missing");
    }
    return new LessonText(title, intro.orElse(""), before, body());
  }

  /** Begins a section; whether it is the last one. */
  private boolean begin(String heading) throws LessonFormatException {
    if (heading.equals("end")) {
      return true;
    }
    Matcher place = BEFORE.matcher(heading);
    if (!place.matches()) {
      throw wrong("expected '## before line N: heading' or '## end', found '## " + heading + "'");
    }
    sectionFor = Integer.parseInt(place.group(1));
    if (before.containsKey(sectionFor)) {
      throw wrong("a second text for line " + sectionFor);
    }
    before.put(sectionFor, "## " + place.group(2) + "\n\n");
    return false;
  }

  private void finish() throws LessonFormatException {
    String body = body();
    if (intro.isEmpty()) {
      intro = Optional.of(body);
    } else {
      before.computeIfPresent(sectionFor, (line, heading) -> heading + body);
    }
  }

  private String body() throws LessonFormatException {
    String body = section.toString().strip();
    section.setLength(0);
    if (body.isEmpty()) {
      throw wrong("the text above is empty");
    }
    return body + "\n";
  }

  private LessonFormatException wrong(String message) {
    return new LessonFormatException(file, number, message);
  }
}
