package dockwalk.sandbox;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dockwalk.exec.Event;
import dockwalk.linux.Descriptor;
import dockwalk.linux.Poll;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Hands on what a program prints, as text, as it comes and on the calling thread. Reads no faster
 * than the text is taken, so the program waits and nothing piles up.
 */
final class OutputPump {
  private static final int CHUNK = 32 * 1024;

  /** How long an interrupt may go unnoticed. */
  private static final Duration PATIENCE = Duration.ofMillis(50);

  /** What is done when the program has ended. */
  interface End {
    void run() throws IOException;
  }

  /** What is done when something else can be read from, once all that was printed is handed on. */
  interface Ready {
    void run() throws IOException, InterruptedException;
  }

  private record Beside(Descriptor from, Ready ready) {}

  /** One of the two outputs, with the start of a character whose rest has not come yet. */
  private record Source(Descriptor from, Event.Stream stream, CharsetDecoder decoder) {
    Source(Descriptor from, Event.Stream stream) {
      this(
          from,
          stream,
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }
  }

  private final BiConsumer<Event.Stream, String> output;
  private final List<Source> open = new ArrayList<>();
  private Optional<Beside> beside = Optional.empty();
  private final byte[] bytes = new byte[CHUNK + 4];
  private final CharBuffer chars = CharBuffer.allocate(CHUNK + 8);
  private final int[] pending = new int[2];
  private final byte[][] rests = new byte[pending.length][4];

  OutputPump(Descriptor out, Descriptor err, BiConsumer<Event.Stream, String> output) {
    this.output = output;
    open.add(new Source(out, Event.Stream.OUT));
    open.add(new Source(err, Event.Stream.ERR));
  }

  /** Attends to {@code from}, too, until the program has ended. */
  void attend(Descriptor from, Ready ready) {
    beside = Optional.of(new Beside(from, ready));
  }

  /**
   * Pumps until nobody has the outputs open any more.
   *
   * @param end can be read from when the program has ended
   * @param atEnd ends all other writers, and closes this process's own writing ends
   * @throws InterruptedException if the calling thread was interrupted; not all is pumped then
   */
  void run(Descriptor end, End atEnd) throws IOException, InterruptedException {
    boolean ended = false;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment chunk = arena.allocate(CHUNK);
      while (!open.isEmpty()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        List<Descriptor> files = new ArrayList<>();
        open.forEach(source -> files.add(source.from()));
        if (!ended) {
          beside.ifPresent(each -> files.add(each.from()));
          files.add(end);
        }
        int ready = Poll.readable(files, PATIENCE).map(files::indexOf).orElse(-1);
        if (ready >= 0 && ready < open.size()) {
          read(open.get(ready), chunk);
        } else if (ready >= 0 && ready < files.size() - 1) {
          beside.orElseThrow().ready().run();
        } else if (ready >= 0) {
          ended = true;
          atEnd.run();
        }
      }
    }
  }

  private void read(Source source, MemorySegment chunk) throws IOException {
    int length = (int) source.from().read(chunk);
    int stream = source.stream() == Event.Stream.OUT ? 0 : 1;
    int before = pending[stream];
    System.arraycopy(rests[stream], 0, bytes, 0, before);
    MemorySegment.copy(chunk, JAVA_BYTE, 0, bytes, before, length);
    ByteBuffer input = ByteBuffer.wrap(bytes, 0, before + length);
    boolean end = length == 0;
    chars.clear();
    source.decoder().decode(input, chars, end);
    pending[stream] = input.remaining();
    input.get(rests[stream], 0, pending[stream]);
    if (end) {
      open.remove(source);
    }
    if (chars.position() > 0) {
      output.accept(source.stream(), chars.flip().toString());
    }
  }
}
