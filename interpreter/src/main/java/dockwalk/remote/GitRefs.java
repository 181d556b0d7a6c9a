package dockwalk.remote;

import dockwalk.exec.GitSource;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which commit a repository has for a name (BuildKit, source/git: a branch wins over a tag of the
 * same name).
 */
final class GitRefs {
  private static final Pattern COMMIT = Pattern.compile("[a-f0-9]{40}|[a-f0-9]{64}");

  private GitRefs() {}

  /**
   * A name that was found.
   *
   * @param name in full, such as {@code refs/heads/main}, or the commit itself
   * @param object what it names: a commit, or a tag with a text of its own
   * @param commit the commit in the end
   */
  record Found(String name, String object, String commit) {}

  static boolean isCommit(String ref) {
    return COMMIT.matcher(ref).matches();
  }

  /** Asks the repository, unless the source names a commit. */
  static Found find(GitSource source, Git git) throws IOException, InterruptedException {
    if (isCommit(source.ref())) {
      check(source, List.of(source.ref()));
      return new Found(source.ref(), source.ref(), source.ref());
    }
    String wanted = source.ref().isEmpty() ? "HEAD" : source.ref();
    String listed = git.run(List.of("ls-remote", "--", source.remote(), wanted, wanted + "^{}"));
    Map<String, String> objects = new HashMap<>();
    for (String line : listed.lines().toList()) {
      int tab = line.indexOf('\t');
      if (tab > 0 && isCommit(line.substring(0, tab))) {
        objects.put(line.substring(tab + 1), line.substring(0, tab));
      }
    }
    for (String name : names(wanted)) {
      Optional<String> object = Optional.ofNullable(objects.get(name));
      if (object.isPresent()) {
        String commit = objects.getOrDefault(name + "^{}", object.get());
        check(source, List.of(object.get(), commit));
        return new Found(name, object.get(), commit);
      }
    }
    throw new IOException(
        "repository %s does not contain ref %s: give the name of a branch or tag, or a whole commit"
            .formatted(WebClient.shown(source.remote()), wanted));
  }

  private static List<String> names(String wanted) {
    if (wanted.equals("HEAD")) {
      return List.of("HEAD");
    }
    return List.of(
        "refs/" + wanted.replaceFirst("^refs/", ""),
        "refs/heads/" + wanted.replaceFirst("^refs/heads/", ""),
        "refs/tags/" + wanted.replaceFirst("^refs/tags/", ""));
  }

  private static void check(GitSource source, List<String> found) throws IOException {
    boolean same = found.stream().anyMatch(each -> each.startsWith(source.checksum()));
    if (!same) {
      throw new IOException(
          "expected checksum to match %s, got %s"
              .formatted(
                  source.checksum(), String.join(" or ", found.stream().distinct().toList())));
    }
  }
}
