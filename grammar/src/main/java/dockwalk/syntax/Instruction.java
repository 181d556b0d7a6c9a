package dockwalk.syntax;

import java.util.List;
import java.util.Optional;

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
  record Flag(Span span, String name, Optional<Word> value) {}

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
   * @param body its lines as they are to be used: tabs are stripped already if asked for
   */
  record Heredoc(
      Span span,
      String delimiter,
      boolean expand,
      boolean stripTabs,
      String fileDescriptor,
      String body)
      implements Source {}

  record From(Span span, String text, List<Flag> flags, Word image, Optional<Word> stageName)
      implements Instruction {
    public From {
      flags = List.copyOf(flags);
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

  record Run(Span span, String text, List<Flag> flags, Command command, List<Heredoc> heredocs)
      implements Instruction {
    public Run {
      flags = List.copyOf(flags);
      heredocs = List.copyOf(heredocs);
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
      implements Instruction {
    public Copy {
      flags = List.copyOf(flags);
      sources = List.copyOf(sources);
    }
  }

  record Add(Span span, String text, List<Flag> flags, List<Source> sources, Word destination)
      implements Instruction {
    public Add {
      flags = List.copyOf(flags);
      sources = List.copyOf(sources);
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
      implements Instruction {
    public Healthcheck {
      flags = List.copyOf(flags);
    }
  }

  /** {@code expression} is the trigger as it is stored in the image's config. */
  record Onbuild(Span span, String text, String expression, Instruction trigger)
      implements Instruction {}
}
