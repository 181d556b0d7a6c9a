package dockwalk.repl.command;

import dockwalk.render.Style;
import dockwalk.render.Wrapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Help on the commands, in one language. English stands beside each command; another language is a
 * resource with a heading for each command, below it the summary, and then the text.
 */
final class HelpText {
  private static final int USAGE = 30;
  private static final int NARROWEST = 20;
  private static final Pattern ENTRY =
      Pattern.compile("^## (\\S+)\\n(.*)\\n\\n((?s:.*?))(?=\\n?+^## |\\z)", Pattern.MULTILINE);

  private final Style style;
  private final Map<String, Entry> entries = new HashMap<>();

  private record Entry(String summary, String text) {}

  HelpText(Style style, Locale locale) {
    this.style = style;
    read("help." + locale.getLanguage() + ".md");
  }

  private void read(String resource) {
    try (InputStream in = HelpText.class.getResourceAsStream(resource)) {
      if (in != null) {
        ENTRY
            .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
            .results()
            .forEach(this::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a part of the program is damaged
    }
  }

  private void add(MatchResult found) {
    entries.put(found.group(1), new Entry(found.group(2), found.group(3)));
  }

  /** Whether the language has a text of its own for a command. */
  boolean translates(Command command) {
    return entries.containsKey(command.name());
  }

  private Entry of(Command command) {
    return entries.getOrDefault(command.name(), new Entry(command.summary(), command.help()));
  }

  /** What a command does, in one line without a full stop. */
  String summary(Command command) {
    return of(command).summary;
  }

  /** All commands by topic, a line each. */
  String overview(CommandTable table) {
    StringBuilder text = new StringBuilder();
    for (Command.Topic topic : Command.Topic.values()) {
      text.append(style.strong(style.say(topic.title()))).append('\n');
      for (Command command : table.of(topic)) {
        String usage = command.usage() + alias(command);
        boolean fits = usage.length() < USAGE;
        text.append("  ").append(usage).append(fits ? "" : "\n  ");
        text.append(" ".repeat(fits ? USAGE - usage.length() : USAGE));
        text.append(wrapped(summary(command))).append('\n');
      }
    }
    return text.append(
            style.say("`help COMMAND` tells more. An empty line repeats the last walking command."))
        .append('\n')
        .toString();
  }

  /** As many lines as there is no room for beside the usage. */
  private String wrapped(String summary) {
    int room = Math.max(NARROWEST, style.width() - USAGE);
    return String.join("\n  " + " ".repeat(USAGE), Wrapping.lines(summary, room));
  }

  /** Some sentences on a command, and an example. */
  String text(Command command) {
    return of(command).text;
  }

  /** All about one command. */
  String page(Command command) {
    String aliases =
        command.aliases().isEmpty()
            ? ""
            : "  " + style.say("(also %s)", String.join(", ", command.aliases()));
    Entry entry = of(command);
    return style.strong(command.usage()) + aliases + "\n" + entry.summary + ".\n\n" + entry.text;
  }

  private static String alias(Command command) {
    return command.aliases().stream().findFirst().map(alias -> ", " + alias).orElse("");
  }
}
