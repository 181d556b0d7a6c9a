package dockwalk.name;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Text that can hold any bytes. A name of a file is most often UTF-8, but the kernel takes all
 * bytes except NUL and the slash; those that are no UTF-8 are held as one lone surrogate each,
 * U+DC80 to U+DCFF for 0x80 to 0xFF (as Python's surrogateescape, PEP 383). No bytes are lost
 * either way, and text that is UTF-8 is what it always was.
 */
public final class ByteText {
  private static final char REPLACEMENT = '\uFFFD';
  private static final char FIRST = '\uDC80';
  private static final char LAST = '\uDCFF';
  private static final int ESCAPE = 0xDC00;

  private ByteText() {}

  /** The text of {@code bytes}. */
  public static String of(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : decode(bytes);
  }

  /** Also taken where the bytes hold a real U+FFFD: that decodes as itself. */
  private static String decode(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports what is malformed
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    for (CoderResult result = decoder.decode(in, out, true);
        result.isError();
        result = decoder.decode(in, out, true)) {
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (ESCAPE + (in.get() & 0xff)));
      }
    }
    return out.flip().toString();
  }

  /** The bytes of {@code text}: what {@link #of} made it from, or its UTF-8. */
  public static byte[] bytes(String text) {
    int odd = nextByte(text, 0);
    if (odd < 0) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 16);
    int done = 0;
    for (int at = odd; at >= 0; at = nextByte(text, done)) {
      bytes.writeBytes(text.substring(done, at).getBytes(StandardCharsets.UTF_8));
      bytes.write(text.charAt(at) - ESCAPE);
      done = at + 1;
    }
    bytes.writeBytes(text.substring(done).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  /** Whether {@code text} is UTF-8 all through. */
  public static boolean isUtf8(String text) {
    return nextByte(text, 0) < 0;
  }

  /** {@code text} as people and programs may be shown it: {@code caf\xE9}. */
  public static String escaped(String text) {
    int odd = nextByte(text, 0);
    if (odd < 0) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    int done = 0;
    for (int at = odd; at >= 0; at = nextByte(text, done)) {
      shown.append(text, done, at).append("\\x");
      shown.append(
          Integer.toHexString(text.charAt(at) - ESCAPE).toUpperCase(java.util.Locale.ROOT));
      done = at + 1;
    }
    return shown.append(text, done, text.length()).toString();
  }

  /** Where the next byte stands that is no UTF-8; negative if there is none. */
  private static int nextByte(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < Character.MIN_SURROGATE) {
        continue;
      }
      if (Character.isHighSurrogate(c)) {
        i++; // the second half of a character
      } else if (c >= FIRST && c <= LAST) {
        return i;
      }
    }
    return -1;
  }
}
