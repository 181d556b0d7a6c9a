package dockwalk.shell;

/**
 * A command at the top of a script: a pipeline, or a compound command such as {@code for … done}
 * with all that is in it.
 *
 * @param text as it is written, its here-documents behind it; without the operator around it
 * @param link how it hangs on the command before
 * @param last whether no {@code &&} or {@code ||} follows
 */
public record ShellCommand(String text, Link link, boolean last) {
  /** What stands between a command and the one before. */
  public enum Link {
    /** The end of a line, or {@code ;}: it is run in any case. */
    NEXT(""),
    /** It is run if what is before it succeeded. */
    AND("&& "),
    /** It is run if what is before it failed. */
    OR("|| ");

    private final String sign;

    Link(String sign) {
      this.sign = sign;
    }

    /** The operator and a blank; empty for {@link #NEXT}. */
    public String sign() {
      return sign;
    }
  }
}
