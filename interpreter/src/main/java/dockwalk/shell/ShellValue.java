package dockwalk.shell;

/** The value of a variable as a shell writes it, so that it could be read again. */
public final class ShellValue {
  private final String written;
  private final StringBuilder value = new StringBuilder();
  private int at;

  private ShellValue(String written) {
    this.written = written;
  }

  /**
   * The value itself.
   *
   * @param written what stands after the equals sign, such as {@code 'a b'}, {@code it\'s} or
   *     {@code $'a\nb'}
   */
  public static String plain(String written) {
    ShellValue reader = new ShellValue(written);
    while (reader.at < written.length()) {
      reader.part();
    }
    return reader.value.toString();
  }

  private void part() {
    char c = written.charAt(at++);
    switch (c) {
      case '\'' -> single();
      case '"' -> twofold();
      case '\\' -> value.append(at < written.length() ? written.charAt(at++) : c);
      case '$' -> {
        if (at < written.length() && written.charAt(at) == '\'') {
          at++;
          escapes();
        } else {
          value.append(c);
        }
      }
      default -> value.append(c);
    }
  }

  private void single() {
    while (at < written.length() && written.charAt(at) != '\'') {
      value.append(written.charAt(at++));
    }
    at++;
  }

  private void twofold() {
    while (at < written.length() && written.charAt(at) != '"') {
      char c = written.charAt(at++);
      boolean escapes =
          c == '\\' && at < written.length() && "\\\"$`".indexOf(written.charAt(at)) >= 0;
      value.append(escapes ? written.charAt(at++) : c);
    }
    at++;
  }

  /** What Bash writes of characters that are not printed. */
  private void escapes() {
    while (at < written.length() && written.charAt(at) != '\'') {
      char c = written.charAt(at++);
      if (c == '\\' && at < written.length()) {
        escape(written.charAt(at++));
      } else {
        value.append(c);
      }
    }
    at++;
  }

  private void escape(char c) {
    int known = "abefnrtv".indexOf(c);
    if (known >= 0) {
      value.append("\u0007\b\u001B\f\n\r\t\u000B".charAt(known));
    } else if (c == 'E') {
      value.append('\u001B');
    } else if (c >= '0' && c <= '7') {
      octal(c - '0');
    } else {
      value.append(c);
    }
  }

  private void octal(int first) {
    int code = first;
    for (int i = 0;
        i < 2 && at < written.length() && "01234567".indexOf(written.charAt(at)) >= 0;
        i++) {
      code = code * 8 + written.charAt(at++) - '0';
    }
    value.append((char) (code & 0xff));
  }
}
