package dockwalk.syntax;

import dockwalk.grammar.HeredocMark;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One instruction of a Dockerfile.
 *
 * <p>Every record begins with the same two components: {@code span}, from the keyword to the end of
 * the last physical line (here-documents included), and {@code text}, the logical line as written:
 * continuation lines joined, comments inside them gone, without the here-documents' bodies.
 */
public sealed interface Instruction {
  /** Where the instruction stands in its file. */
  Span span();

  /** The logical line as written, for step names and history. */
  String text();

  /** The keyword in upper case, such as {@code COPY}. */
  default String keyword() {
    return getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT);
  }

  /**
   * Where {@code COPY} and {@code ADD} take a file from: a path, or the text of a here-document.
   */
  sealed interface Source permits Word, Heredoc {}

  /** What a process is started with. */
  sealed interface Command {
    /** Text for a shell, exactly as written (never expanded by the builder). */
    record Shell(String line) implements Command {}

    /** A program and its arguments, from the JSON form. */
    record Exec(List<String> argv) implements Command {
      public Exec {
        argv = List.copyOf(argv);
      }
    }
  }

  /** An instruction's option, {@code --name} or {@code --name=value}; quotes are removed. */
  record Flag(Span span, String name, Optional<Word> value) {
    /** The value as written, never expanded; empty where there is none. */
    public String text() {
      return value.map(Word::raw).orElse("");
    }
  }

  /** {@code key=value}, or {@code key value} in the legacy form. */
  record Pair(Span span, Word key, Word value) {}

  /** One argument of {@code ARG}: a name and perhaps a default value. */
  record Parameter(Span span, String name, Optional<Word> defaultValue) {}

  /**
   * A here-document.
   *
   * @param delimiter its name, without quotes
   * @param expand whether variables in the body are expanded: the name was not quoted
   * @param stripTabs whether it was written {@code <<-}
   * @param fileDescriptor the digits before {@code <<}, or an empty text
   * @param body its lines as written
   */
  record Heredoc(
      Span span,
      String delimiter,
      boolean expand,
      boolean stripTabs,
      String fileDescriptor,
      String body)
      implements Source {
    private static final Pattern TABS =
        Pattern.compile("^\\t+", Pattern.MULTILINE | Pattern.UNIX_LINES);

    /** Its lines as they are to be used: without the tabs at their front if it is {@code <<-}. */
    public String content() {
      return stripTabs ? TABS.matcher(body).replaceAll("") : body;
    }
  }

  record From(Span span, String text, List<Flag> flags, Word image, Optional<Word> stageName)
      implements Instruction, Flagged {
    public From {
      flags = List.copyOf(flags);
    }

    /** {@code --platform}: the platform of the image. */
    public Optional<Word> platform() {
      return value("platform");
    }
  }

  record Arg(Span span, String text, List<Parameter> parameters) implements Instruction {
    public Arg {
      parameters = List.copyOf(parameters);
    }
  }

  record Env(Span span, String text, List<Pair> pairs, boolean legacy) implements Instruction {
    public Env {
      pairs = List.copyOf(pairs);
    }
  }

  record Label(Span span, String text, List<Pair> pairs, boolean legacy) implements Instruction {
    public Label {
      pairs = List.copyOf(pairs);
    }
  }

  record Maintainer(Span span, String text, String name) implements Instruction {}

  /** {@code mounts} are the {@code --mount} options among {@code flags}, in order. */
  record Run(
      Span span,
      String text,
      List<Flag> flags,
      List<MountFlag> mounts,
      Command command,
      List<Heredoc> heredocs)
      implements Instruction, Flagged {
    public Run {
      flags = List.copyOf(flags);
      mounts = List.copyOf(mounts);
      heredocs = List.copyOf(heredocs);
    }

    /** What {@code --network} may say. */
    public enum Network {
      DEFAULT,
      NONE,
      HOST
    }

    /** What {@code --security} may say. */
    public enum Security {
      SANDBOX,
      INSECURE
    }

    /** {@code --network}: which network the command sees. */
    public Network network() {
      return flag("network")
          .map(flag -> Network.valueOf(flag.text().toUpperCase(Locale.ROOT)))
          .orElse(Network.DEFAULT);
    }

    /** {@code --security}: what the command may do. */
    public Security security() {
      return flag("security")
          .map(flag -> Security.valueOf(flag.text().toUpperCase(Locale.ROOT)))
          .orElse(Security.SANDBOX);
    }

    /** {@code --device}: what the command gets of this machine's devices. */
    public List<DeviceFlag> devices() {
      return flags.stream()
          .filter(flag -> flag.name().equals("device"))
          .map(DeviceFlag::of)
          .toList();
    }

    /** The here-document that is the whole command, such as {@code RUN <<EOF}. */
    public Optional<Heredoc> program() {
      return command instanceof Command.Shell(String line) && HeredocMark.of(line).isPresent()
          ? heredocs.stream().findFirst()
          : Optional.empty();
    }
  }

  record Cmd(Span span, String text, Command command) implements Instruction {}

  record Entrypoint(Span span, String text, Command command) implements Instruction {}

  record Shell(Span span, String text, List<String> argv) implements Instruction {
    public Shell {
      argv = List.copyOf(argv);
    }
  }

  record Copy(Span span, String text, List<Flag> flags, List<Source> sources, Word destination)
      implements Instruction, Copying {
    public Copy {
      flags = List.copyOf(flags);
      sources = List.copyOf(sources);
    }

    /** {@code --from}: a stage's name or number, or an image; never expanded. */
    public Optional<Flag> from() {
      return flag("from");
    }

    /** {@code --parents}: whether the directories above a source are kept. */
    public boolean parents() {
      return toggle("parents").orElse(false);
    }
  }

  record Add(Span span, String text, List<Flag> flags, List<Source> sources, Word destination)
      implements Instruction, Copying {
    public Add {
      flags = List.copyOf(flags);
      sources = List.copyOf(sources);
    }

    /** {@code --checksum}: what the source must be. */
    public Optional<Word> checksum() {
      return value("checksum");
    }

    /** {@code --keep-git-dir}; absent leaves it to the source. */
    public Optional<Boolean> keepGitDir() {
      return toggle("keep-git-dir");
    }

    /** {@code --unpack}; absent unpacks what is local, and leaves what is downloaded. */
    public Optional<Boolean> unpack() {
      return toggle("unpack");
    }
  }

  record Workdir(Span span, String text, Word path) implements Instruction {}

  record User(Span span, String text, Word user) implements Instruction {}

  record Volume(Span span, String text, List<Word> paths) implements Instruction {
    public Volume {
      paths = List.copyOf(paths);
    }
  }

  record Expose(Span span, String text, List<Word> ports) implements Instruction {
    public Expose {
      ports = List.copyOf(ports);
    }
  }

  record Stopsignal(Span span, String text, Word signal) implements Instruction {}

  /** {@code command} is absent for {@code HEALTHCHECK NONE}. */
  record Healthcheck(Span span, String text, List<Flag> flags, Optional<Command> command)
      implements Instruction, Flagged {
    public Healthcheck {
      flags = List.copyOf(flags);
    }

    /** {@code --interval}; zero leaves it to the runtime, as with the other three. */
    public Duration interval() {
      return duration("interval");
    }

    /** {@code --timeout}. */
    public Duration timeout() {
      return duration("timeout");
    }

    /** {@code --start-period}. */
    public Duration startPeriod() {
      return duration("start-period");
    }

    /** {@code --start-interval}. */
    public Duration startInterval() {
      return duration("start-interval");
    }

    /** {@code --retries}; zero leaves it to the runtime. */
    public int retries() {
      return flag("retries")
          .filter(f -> !f.text().isEmpty())
          .map(f -> Integer.parseInt(f.text()))
          .orElse(0);
    }

    private Duration duration(String name) {
      return flag(name).flatMap(flag -> GoDuration.parse(flag.text())).orElse(Duration.ZERO);
    }
  }

  /**
   * {@code expression} is the trigger as it is stored in the image's config; {@code trigger} is
   * absent where it breaks a rule, which only the build that uses it must mind.
   */
  record Onbuild(Span span, String text, String expression, Optional<Instruction> trigger)
      implements Instruction {}
}
