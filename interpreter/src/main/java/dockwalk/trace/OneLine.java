package dockwalk.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;

/** JSON without blanks, in which every name of a file can stand. */
final class OneLine {
  /** Half of a surrogate pair stands for a byte of a file's name, and is no UTF-8. */
  private static final int LAST_BEFORE_SURROGATES = 0xD7FF;

  /** Makes generators that leave their target open. */
  static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .highestNonEscapedChar(LAST_BEFORE_SURROGATES)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private static final JSON JSON_TEXT = new JSON(FACTORY);

  private OneLine() {}

  static String of(Map<String, Object> fields) throws IOException {
    return JSON_TEXT.asString(fields);
  }
}
