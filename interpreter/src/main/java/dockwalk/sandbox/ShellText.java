package dockwalk.sandbox;

import dockwalk.exec.PacedShell;
import dockwalk.exec.PacedShell.Order;
import java.util.ArrayList;
import java.util.List;

/**
 * What a shell reads that is run command by command. It reads a pipe as its script, so that every
 * command is at the top of one real shell; after each it reports by means of built-in commands. The
 * report keeps {@code $?}, {@code $_} and Bash's {@code PIPESTATUS}, is out of the reach of {@code
 * set -e}, and is hidden from {@code set -x}.
 *
 * @param mark ends each part of a report
 */
record ShellText(PacedShell shell, String mark) {
  static final String SCRIPT = "/dev/.dockwalk/script";
  static final String REPORT = "/dev/.dockwalk/report";

  /**
   * Bash reads the whole of a file before it executes what {@code .} names; the other shells would
   * have another {@code $0} if the pipe were their script.
   */
  private static final String START =
      "case ${BASH_VERSION-} in '') . %s;; *) exec \"$BASH\" %s;; esac".formatted(SCRIPT, SCRIPT);

  /** The program and its arguments. */
  List<String> argv() {
    List<String> argv = new ArrayList<>(shell.start());
    argv.addAll(List.of("-c", START, shell.name()));
    return argv;
  }

  /** What it reads first: how it reports, and the first report. */
  String beginning() {
    String settings = shell.settings().isEmpty() ? "" : "set " + shell.settings() + "\n";
    return """
    __dockwalk_report() { case ${BASH_VERSION-} in '') __dockwalk_pipes=;; *) eval '__dockwalk_pipes="${PIPESTATUS[*]}"'; ! shopt -qo pipefail || __dockwalk_pipes="$__dockwalk_pipes pipefail";; esac; { printf '%%s %%s%1$s%%s%1$s' "$1" "$__dockwalk_pipes" "$PWD"; export -p; printf '%1$s'; case ${BASH_VERSION-} in '') set;; *) ( set -o posix; set );; esac; printf '%1$s\\n'; } >%2$s; return "$1"; }
    __dockwalk_status() { return "$1"; }
    case ${BASH_VERSION-} in '') ;; *) BASH_ARGV0=%3$s;; esac
    """
            .formatted(mark, REPORT, quoted(shell.name()))
        + settings
        + report("0");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static String report(String status) {
    return "{ __dockwalk_report " + status + " \"${_-}\" && : \"${_-}\"; } 2>/dev/null\n";
  }

  /** Ends with a status, without an end of the shell under {@code set -e}. */
  private static String restore(int status, Pipeline last) {
    String kept = status == 0 && last.given(status) ? "" : " && : \"${_-}\"";
    return "{ " + last.command(status) + kept + "; } 2>/dev/null\n";
  }

  /**
   * What it reads for an order.
   *
   * @param last the pipeline that was executed last
   */
  String of(Order order, Pipeline last) {
    return switch (order) {
      case Order.End(int status) -> restore(status, last);
      case Order.Run run -> run(run, last);
    };
  }

  private static String run(Order.Run run, Pipeline last) {
    String left = "{ " + last.command(run.status()) + "; } 2>/dev/null ";
    String command =
        switch (run.join()) {
          case NONE -> run.command();
          case AND -> left + "&& " + run.command();
          case OR -> left + "|| " + run.command();
        };
    String before = run.join() == PacedShell.Join.NONE ? restore(run.status(), last) : "";
    if (!run.guarded()) {
      return before + command + "\n" + report("$?");
    }
    return before + "if " + command + "\nthen " + report("0") + "else " + report("$?") + "fi\n";
  }
}
