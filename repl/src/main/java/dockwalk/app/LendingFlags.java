package dockwalk.app;

import dockwalk.export.CommaList;
import dockwalk.sandbox.Forwarding;
import dockwalk.sandbox.Forwarding.Agent;
import dockwalk.sandbox.Forwarding.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code --secret} and {@code --ssh}: what the caller lends to the programs of a build. */
final class LendingFlags {
  private static final String AGENT = "SSH_AUTH_SOCK";

  private LendingFlags() {}

  static void describe(CommandSpec spec) {
    spec.addOption(
        BuildFlags.list(
            "A secret for RUN --mount=type=secret", "id=ID[,src=FILE|,env=VAR]", "--secret"));
    spec.addOption(
        BuildFlags.list(
            "An SSH agent or keys for RUN --mount=type=ssh",
            "default|ID[=SOCKET|=KEY,…]",
            "--ssh"));
  }

  /** Reads what was typed. */
  static Forwarding of(ParseResult line, Console console) {
    Map<String, Secret> secrets = new LinkedHashMap<>();
    for (String text : line.<List<String>>matchedOptionValue("--secret", List.of())) {
      new SecretFlag(text).addTo(secrets, console);
    }
    Map<String, Agent> agents = new LinkedHashMap<>();
    for (String text : line.<List<String>>matchedOptionValue("--ssh", List.of())) {
      agent(text, agents, console);
    }
    return new Forwarding(secrets, agents);
  }

  /** One {@code --secret}, as buildx reads it ({@code build/secret.go}). */
  private static final class SecretFlag {
    private final String whole;
    private String id = "";
    private String type = "";
    private String source = "";
    private String variable = "";

    SecretFlag(String whole) {
      this.whole = whole;
      for (String field : CommaList.parse(whole)) {
        int equals = field.indexOf('=');
        if (equals < 0) {
          throw new UsageException(
              "invalid field '%s' must be a key=value pair: write --secret id=ID,src=FILE"
                  .formatted(field));
        }
        set(
            field,
            field.substring(0, equals).toLowerCase(Locale.ROOT),
            field.substring(equals + 1));
      }
    }

    private void set(String field, String key, String value) {
      switch (key) {
        case "id" -> id = value;
        case "type" -> type = value;
        case "src", "source" -> source = value;
        case "env" -> variable = value;
        default ->
            throw new UsageException(
                "unexpected key '%s' in '%s': the keys are id, src, env and type"
                    .formatted(key, field));
      }
    }

    void addTo(Map<String, Secret> secrets, Console console) {
      if (id.isEmpty()) {
        throw new UsageException("the secret '" + whole + "' needs a name: id=ID");
      }
      if (!type.isEmpty() && !type.equals("file") && !type.equals("env")) {
        throw new UsageException("unsupported secret type \"" + type + "\": use file or env");
      }
      if (type.equals("env") && variable.isEmpty()) {
        variable = source.isEmpty() ? id : source;
        source = "";
      }
      if (source.isEmpty() && variable.isEmpty()) {
        if (type.isEmpty() && console.env().containsKey(id)) {
          variable = id;
        } else {
          source = id;
        }
      }
      secrets.put(id, variable.isEmpty() ? file(console) : value(console));
    }

    private Secret file(Console console) {
      Path path = console.path(source);
      if (!Files.isReadable(path) || Files.isDirectory(path)) {
        throw new UsageException(
            "the secret %s cannot be read: %s is no readable file".formatted(id, source));
      }
      return new Secret.File(path);
    }

    private Secret value(Console console) {
      String value = console.env().get(variable);
      if (value == null) {
        throw new UsageException(
            "the secret %s cannot be read: the variable %s is not set".formatted(id, variable));
      }
      return new Secret.Value(value);
    }
  }

  private static void agent(String text, Map<String, Agent> agents, Console console) {
    int equals = text.indexOf('=');
    String id = equals < 0 ? text : text.substring(0, equals);
    String place = equals < 0 ? console.env().getOrDefault(AGENT, "") : text.substring(equals + 1);
    if (place.isEmpty()) {
      throw new UsageException("invalid empty ssh agent socket: make sure SSH_AUTH_SOCK is set");
    }
    List<Path> paths = Arrays.stream(place.split(",")).map(console::path).toList();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new UsageException("there is neither an ssh agent nor a key at " + path);
      }
    }
    List<Path> keys = paths.stream().filter(Files::isRegularFile).toList();
    if (!keys.isEmpty() && keys.size() < paths.size()) {
      throw new UsageException("invalid combination of keys and sockets");
    }
    if (keys.isEmpty() && paths.size() > 1) {
      throw new UsageException("only single socket allowed");
    }
    if (agents.containsKey(id)) {
      throw new UsageException("duplicate agent ID \"%s\"".formatted(id));
    }
    agents.put(id, keys.isEmpty() ? new Agent.Socket(paths.getFirst()) : new Agent.Keys(keys));
  }
}
