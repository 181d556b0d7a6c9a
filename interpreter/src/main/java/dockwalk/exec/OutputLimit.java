package dockwalk.exec;

import java.util.function.BiConsumer;

/**
 * Cuts what a program prints, since all of it is kept: 2 MiB of each stream are shown, as BuildKit
 * does it, and the rest is thrown away. BuildKit's second limit, 200 KiB a second, does not hold
 * here: a program prints no faster than it is read.
 */
final class OutputLimit implements BiConsumer<Event.Stream, String> {
  private static final int MOST = 2 << 20;
  private static final String CLIPPED = "\n[output clipped, log limit 2MiB reached]\n";

  private final BiConsumer<Event.Stream, String> output;
  private final int[] shown = new int[Event.Stream.values().length];

  private OutputLimit(BiConsumer<Event.Stream, String> output) {
    this.output = output;
  }

  static OutputLimit of(BiConsumer<Event.Stream, String> output) {
    return new OutputLimit(output);
  }

  @Override
  public void accept(Event.Stream stream, String text) {
    int index = stream == Event.Stream.OUT ? 0 : 1;
    int left = MOST - shown[index];
    if (left <= 0) {
      return;
    }
    // Characters, not bytes: near enough, and no character is cut.
    if (text.length() < left) {
      shown[index] += text.length();
      output.accept(stream, text);
    } else {
      shown[index] = MOST;
      output.accept(stream, text.substring(0, left) + CLIPPED);
    }
  }
}
