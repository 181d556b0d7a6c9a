package dockwalk.app;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What {@code dockwalk build} is asked for: a build, or only the checks ({@code --check}, {@code
 * --call check[,format=json][,ignorestatus]}).
 *
 * @param check whether the Dockerfile is checked and nothing is built
 * @param json whether the findings are printed as JSON
 * @param ignoreStatus whether findings leave the exit code at 0
 */
record Call(boolean check, boolean json, boolean ignoreStatus) {
  static void describe(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("--check")
            .description("Check the Dockerfile and build nothing; short for --call check")
            .build());
    spec.addOption(
        BuildFlags.text("What to do: build (default) or check[,format=json]", "METHOD", "--call"));
    spec.addOption(
        BuildFlags.text("How to print what --check finds: text, json", "FORMAT", "--format"));
  }

  /** Reads what was typed. */
  static Call of(ParseResult line) {
    String[] words = line.matchedOptionValue("--call", "build").split(",", -1);
    boolean check =
        switch (words[0]) {
          case "build", "" -> false;
          case "check", "lint" -> true;
          default ->
              throw new UsageException(
                  "--call %s is unknown: use build or check".formatted(words[0]));
        };
    Call call = new Call(check || line.matchedOptionValue("--check", false), false, false);
    for (int i = 1; i < words.length; i++) {
      call = call.with(words[i]);
    }
    if (line.hasMatchedOption("--format")) {
      call = call.with("format=" + line.matchedOptionValue("--format", ""));
    }
    return call;
  }

  private Call with(String setting) {
    if (!check) {
      throw new UsageException(setting + " goes with --check only");
    }
    return switch (setting) {
      case "format=json" -> new Call(true, true, ignoreStatus);
      case "format=text", "format=" -> new Call(true, false, ignoreStatus);
      case "ignorestatus", "ignorestatus=true" -> new Call(true, json, true);
      case "ignorestatus=false" -> new Call(true, json, false);
      default ->
          throw new UsageException(
              setting.startsWith("format=")
                  ? "--format %s is unknown: use text or json".formatted(setting.substring(7))
                  : "invalid --call option \"%s\": use format=json".formatted(setting));
    };
  }
}
