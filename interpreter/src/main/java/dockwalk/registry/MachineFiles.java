package dockwalk.registry;

import dockwalk.fs.Content;
import dockwalk.fs.FileTree;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A tree made of programs of this machine, with the libraries and interpreters that they need.
 * Everything belongs to root and has the same time, so the same programs give the same tree.
 */
final class MachineFiles {
  /** Seconds since 1970 of every file: 2020-01-01T00:00:00Z. */
  static final long TIME = 1_577_836_800;

  private static final int LONGEST_FIRST_LINE = 256;

  private FileTree tree;
  private final Libraries libraries;
  private final Set<Path> closed = new HashSet<>();

  MachineFiles(FileTree below, Libraries libraries) {
    this.tree = below;
    this.libraries = libraries;
  }

  FileTree tree() {
    return tree;
  }

  void folder(String path, int mode) {
    put(path, new Node.Directory(metadata(mode)));
  }

  void text(String path, String text) {
    put(path, new Node.Regular(metadata(0644), new Content.Inline(text), false));
  }

  void link(String path, String target) {
    put(path, new Node.Symlink(metadata(0777), target));
  }

  /** Puts what {@code file} is, links followed, at {@code path}; without what it needs. */
  void copy(String path, Path file) throws IOException {
    Path real = file.toRealPath();
    int mode = Files.isExecutable(real) ? 0755 : 0644;
    put(path, new Node.Regular(metadata(mode), new Content.OnHost(real, Files.size(real)), false));
  }

  /** Puts a program and all that it needs. */
  void program(String path, Path file) throws IOException {
    copy(path, file);
    needs(file);
  }

  /** Puts what a program or a library needs: its loader, its libraries and theirs. */
  void needs(Path file) throws IOException {
    Path real = file.toRealPath();
    if (!closed.add(real)) {
      return;
    }
    Optional<ElfFile> elf = ElfFile.read(real);
    if (elf.isEmpty()) {
      script(real);
      return;
    }
    if (!elf.get().interpreter().isEmpty()) {
      add(elf.get().interpreter(), Path.of(elf.get().interpreter()));
    }
    for (String name : elf.get().needed()) {
      Optional<Libraries.Found> found = libraries.find(name, elf.get(), real);
      if (found.isEmpty()) {
        continue; // what a program can do without it still works
      }
      if (found.get().own()) {
        needs(found.get().file());
      } else {
        add(found.get().place(), found.get().file());
      }
    }
  }

  /** Puts a library that programs open by themselves, if this machine has it. */
  void library(String name) throws IOException {
    Optional<Libraries.Found> found = libraries.find(name);
    if (found.isPresent()) {
      add(found.get().place(), found.get().file());
    }
  }

  private void add(String path, Path file) throws IOException {
    if (tree.lookup(path, FileTree.Links.FOLLOW).isEmpty() && Files.isRegularFile(file)) {
      program(path, file);
    }
  }

  /** The program that a script names in its first line. */
  private void script(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(LONGEST_FIRST_LINE);
    }
    String line = new String(start, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
    if (line.startsWith("#!")) {
      List<String> words = List.of(line.substring(2).strip().split("[ \t]+"));
      add(words.getFirst(), Path.of(words.getFirst()));
    }
  }

  /** Makes missing parents with our time: the tree's own are of 1970. */
  private void put(String path, Node node) {
    List<String> names = FileTree.names(tree.resolve(path, FileTree.Links.NOFOLLOW).orElse(path));
    for (int depth = 1; depth < names.size(); depth++) {
      String parent = String.join("/", names.subList(0, depth));
      if (tree.at(parent).isEmpty()) {
        tree = tree.put(parent, new Node.Directory(metadata(0755)));
      }
    }
    tree = tree.put(String.join("/", names), node);
  }

  private static Metadata metadata(int mode) {
    return new Metadata(mode, 0, 0, TIME);
  }
}
