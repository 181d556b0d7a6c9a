package dockwalk.remote;

import dockwalk.context.FolderContext;
import dockwalk.context.IgnoreRules;
import dockwalk.exec.GitSource;
import dockwalk.fs.FileTree;
import dockwalk.fs.Node;
import dockwalk.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pcollections.TreePMap;

/** Files of Git repositories (BuildKit, source/git); a commit is checked out once in a build. */
public final class GitRepositories {
  private final Store store;
  private final Map<String, String> env;
  private final Map<GitSource, GitRefs.Found> refs = new HashMap<>();
  private final Map<GitSource, FileTree> checkouts = new HashMap<>();

  /** Works in the folder in which {@code store} makes things. */
  public GitRepositories(Store store, Map<String, String> env) {
    this.store = store;
    this.env = Map.copyOf(env);
  }

  /**
   * The commit of a source.
   *
   * @throws IOException if the repository cannot be read or has no such commit
   */
  public synchronized String commit(GitSource source) throws IOException, InterruptedException {
    // What is kept of a tag with its repository is the tag, not only its commit.
    GitRefs.Found found = ref(source);
    return source.keepGitDir() ? found.object() : found.commit();
  }

  private GitRefs.Found ref(GitSource source) throws IOException, InterruptedException {
    GitRefs.Found known = refs.get(source);
    if (known == null) {
      known = GitRefs.find(source, new Git(store.newFolder(), env));
      refs.put(source, known);
    }
    return known;
  }

  /** The files of a source, at the commit that {@link #commit} told. */
  public synchronized FileTree checkout(GitSource source) throws IOException, InterruptedException {
    FileTree known = checkouts.get(source);
    if (known == null) {
      known = make(source, ref(source));
      checkouts.put(source, known);
    }
    return known;
  }

  private FileTree make(GitSource source, GitRefs.Found ref)
      throws IOException, InterruptedException {
    Path work = store.newFolder();
    Path repository = Files.createDirectory(work.resolve("repository"));
    Git git = new Git(work, env);
    List<String> at = List.of("-C", repository.toString());
    git.run(with(at, "init", "--quiet"));
    git.run(with(at, "remote", "add", "--", "origin", source.remote()));
    fetch(git, at, ref);
    git.run(with(at, "checkout", "--quiet", "--detach", ref.commit(), "--"));
    if (source.submodules() && Files.exists(repository.resolve(".gitmodules"))) {
      git.run(with(at, "submodule", "update", "--init", "--recursive", "--depth=1"));
    }
    if (source.keepGitDir()) {
      git.run(with(at, "remote", "set-url", "--", "origin", WebClient.shown(source.remote())));
      Files.deleteIfExists(repository.resolve(".git/FETCH_HEAD"));
    }
    return files(source, repository, commitTime(source, git, at));
  }

  private static long commitTime(GitSource source, Git git, List<String> at)
      throws IOException, InterruptedException {
    return source.commitTime()
        ? Long.parseLong(git.run(with(at, "log", "-1", "--format=%ct", "HEAD")).strip())
        : -1;
  }

  /** One commit is enough; a server that only serves files gives all of them. */
  private static void fetch(Git git, List<String> at, GitRefs.Found ref)
      throws IOException, InterruptedException {
    String spec = ref.name().startsWith("refs/") ? "+" + ref.name() + ":" + ref.name() : ref.name();
    List<String> fetch = with(at, "fetch", "--quiet", "--update-head-ok", "--no-tags");
    try {
      List<String> shallow = new ArrayList<>(fetch);
      shallow.addAll(List.of("--depth=1", "--", "origin", spec));
      git.run(shallow);
    } catch (Git.GitException e) {
      if (GitRefs.isCommit(ref.name())) {
        git.run(
            with(
                at,
                "fetch",
                "--quiet",
                "--tags",
                "--",
                "origin",
                "+refs/heads/*:refs/remotes/origin/*"));
        return;
      }
      List<String> whole = new ArrayList<>(fetch);
      whole.addAll(List.of("--", "origin", spec));
      git.run(whole);
    }
  }

  private static List<String> with(List<String> first, String... more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return all;
  }

  /** The files as a build sees them; the repository's folder comes along only if asked for. */
  private FileTree files(GitSource source, Path repository, long time) throws IOException {
    Path top = repository;
    for (String name : FileTree.names(source.subdir())) {
      top = top.resolve(name);
      if (!Files.isDirectory(top, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(
            "the repository %s has no folder %s"
                .formatted(WebClient.shown(source.remote()), source.subdir()));
      }
    }
    Node.Directory root;
    try (FolderContext context =
        new FolderContext(top, IgnoreRules.NONE, repository.resolveSibling("digests"))) {
      root = context.tree().root();
    }
    if (!source.keepGitDir()) {
      root = withoutGit(root);
    }
    return new FileTree(time < 0 ? root : at(time, root));
  }

  /** Submodules have a file of that name. */
  private static Node.Directory withoutGit(Node.Directory directory) {
    TreePMap<String, Node> left = TreePMap.empty();
    for (Map.Entry<String, Node> each : directory.children().entrySet()) {
      if (!each.getKey().equals(".git")) {
        Node node = each.getValue();
        left = left.plus(each.getKey(), node instanceof Node.Directory d ? withoutGit(d) : node);
      }
    }
    return new Node.Directory(directory.metadata(), left);
  }

  private static Node.Directory at(long time, Node.Directory directory) {
    TreePMap<String, Node> changed = TreePMap.empty();
    for (Map.Entry<String, Node> each : directory.children().entrySet()) {
      Node node = each.getValue();
      changed =
          changed.plus(
              each.getKey(),
              node instanceof Node.Directory d
                  ? at(time, d)
                  : node.with(node.metadata().withModified(time)));
    }
    return new Node.Directory(directory.metadata().withModified(time), changed);
  }
}
