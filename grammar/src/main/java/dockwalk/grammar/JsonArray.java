package dockwalk.grammar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The JSON form of arguments: an array of texts, or else it is the shell form. */
public sealed interface JsonArray {
  /** It is an array of texts. */
  record Texts(List<String> values) implements JsonArray {}

  /** It is an array, but something in it is no text: an error, without falling back. */
  record WrongElement() implements JsonArray {}

  /** It is no JSON: the shell form. */
  record NoJson() implements JsonArray {}

  JsonFactory FACTORY = new JsonFactory();

  /** Reads {@code text}; white space around it does not matter. */
  static JsonArray read(String text) {
    String array = Blank.strip(text);
    if (!array.startsWith("[")) {
      return new NoJson();
    }
    List<String> values = new ArrayList<>();
    boolean wrong = false;
    try (JsonParser parser = FACTORY.createParser(array)) {
      parser.nextToken();
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        if (token == null) {
          return new NoJson();
        }
        if (token == JsonToken.VALUE_STRING) {
          values.add(parser.getText());
        } else {
          wrong = true;
          parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        return new NoJson();
      }
    } catch (IOException e) {
      return new NoJson();
    }
    return wrong ? new WrongElement() : new Texts(values);
  }
}
