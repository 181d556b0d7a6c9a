package dockwalk.exec;

import dockwalk.exec.CacheKey.Part;
import dockwalk.exec.CopyInput.Found;
import dockwalk.fs.Node;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * The parts of a key that stand for what is copied: files by content, a file of a web server by its
 * digest and time, a repository by its commit (BuildKit, source/http and source/git).
 */
final class CopyParts {
  private final Host host;
  private final List<Part> parts;
  private final FileParts files;

  /** Adds to {@code parts}. */
  CopyParts(Host host, List<Part> parts) {
    this.host = host;
    this.parts = parts;
    this.files = new FileParts(host.contents(), parts);
  }

  void add(List<Found> found) throws IOException, InterruptedException {
    for (Found each : found) {
      switch (each) {
        case Found.Match match -> match(match);
        case Found.Web(Action.Source.Url url) -> web(url);
        case Found.Commit(GitSource source) -> commit(source);
      }
    }
  }

  private void match(Found.Match match) throws IOException, InterruptedException {
    String shown = match.path().startsWith("/") ? match.path().substring(1) : match.path();
    if (match.node() instanceof Node.Directory source) {
      host.contents().prepare(source);
      files.below(shown.isEmpty() ? "" : shown + "/", source);
      return;
    }
    add("name of " + shown, match.name());
    if (match.unpack()) {
      add("--unpack of " + shown, "true");
    }
    files.add(shown, match.node());
  }

  private void web(Action.Source.Url url) throws IOException, InterruptedException {
    Host.WebFile file = host.sources().ask(url);
    String shown = shown(url.url());
    add("name of " + shown, url.name());
    add("time of " + shown, file.modified().map(Instant::toString).orElse(""));
    if (url.unpack()) {
      add("--unpack of " + shown, "true");
    }
    parts.add(new Part("content of " + shown, file.digest(), file.digest().brief()));
  }

  private void commit(GitSource source) throws IOException, InterruptedException {
    String shown = shown(source.remote());
    add("commit of " + shown, host.sources().commit(source));
    add("folder of " + shown, source.subdir());
    String wanted =
        (source.keepGitDir() ? ".git of " + source.ref() + " " : "")
            + (source.submodules() ? "submodules " : "")
            + (source.commitTime() ? "time of the commit" : "");
    add("form of " + shown, wanted.strip());
  }

  /** An address without a user's name and password: keys are kept and shown. */
  private static String shown(String url) {
    return url.replaceFirst("^([a-zA-Z0-9]+://)[^/?#@]*@", "$1");
  }

  private void add(String name, String value) {
    parts.add(Part.text(name, value));
  }
}
