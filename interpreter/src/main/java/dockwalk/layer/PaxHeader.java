package dockwalk.layer;

import dockwalk.name.ByteText;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The body of a PAX header: records of a name and a value (POSIX.1-2001, pax interchange format).
 */
public final class PaxHeader {
  private PaxHeader() {}

  /**
   * The records of {@code body}; the last one of a name counts.
   *
   * @throws IOException if it is damaged
   */
  public static Map<String, byte[]> records(byte[] body) throws IOException {
    Map<String, byte[]> records = new TreeMap<>();
    int at = 0;
    while (at < body.length && body[at] != 0) {
      int start = at;
      int length = 0;
      while (start < body.length && body[start] >= '0' && body[start] <= '9') {
        length = Math.min(body.length + 1, length * 10 + body[start] - '0');
        start++;
      }
      start++; // the blank
      int end = at + length - 1; // where the line end stands: the length counts all of the record
      if (end < start || end >= body.length) {
        throw new IOException("it has a damaged header");
      }
      int equals = start;
      while (equals < end && body[equals] != '=') {
        equals++;
      }
      if (equals > start && equals < end) {
        records.put(
            ByteText.of(Arrays.copyOfRange(body, start, equals)),
            Arrays.copyOfRange(body, equals + 1, end));
      }
      at = end + 1;
    }
    return records;
  }
}
