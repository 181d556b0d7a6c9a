package dockwalk.archive;

import dockwalk.exec.Archive;
import dockwalk.exec.Archive.Entry;
import dockwalk.fs.Content;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.layer.EntryBytes;
import dockwalk.layer.Folders;
import dockwalk.name.ByteText;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads a tar once: entries to memory, the bytes of all files to one file beside each other. */
final class ArchiveReader {
  private final HeaderGuard guard;
  private final Path folder;
  private final Path bytes;
  private final String name;
  private final ArchiveLimits limits;
  private final List<Entry> entries = new ArrayList<>();
  private final byte[] buffer = new byte[1 << 17];
  private long written;

  /**
   * A reader.
   *
   * @param in the tar, not compressed
   * @param folder a new one, which the archive takes with it when it is closed
   * @param name for messages
   */
  ArchiveReader(InputStream in, Path folder, String name, ArchiveLimits limits) {
    this.guard = new HeaderGuard(in, limits.header());
    this.folder = folder;
    this.bytes = folder.resolve("bytes");
    this.name = name;
    this.limits = limits;
  }

  /** What was read. */
  private record Spooled(List<Entry> entries, Path folder) implements Archive {
    @Override
    public void close() throws IOException {
      Folders.delete(folder);
    }
  }

  Archive read() throws IOException, InterruptedException {
    boolean done = false;
    try (OutputStream out = Files.newOutputStream(bytes, StandardOpenOption.CREATE_NEW);
        TarArchiveInputStream tar = new TarArchiveInputStream(guard, "UTF-8")) {
      guard.header();
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        guard.content();
        add(entry, tar, out);
        guard.header();
      }
      done = true;
    } catch (EOFException e) {
      throw new IOException(cannot("it is cut off"), e);
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      throw new IOException(cannot(String.valueOf(e.getMessage())), e);
    } finally {
      if (!done) {
        Folders.delete(folder);
      }
    }
    return new Spooled(List.copyOf(entries), folder);
  }

  private String cannot(String why) {
    return "cannot unpack %s: %s".formatted(name, why);
  }

  private void add(TarArchiveEntry entry, TarArchiveInputStream tar, OutputStream out)
      throws IOException, InterruptedException {
    EntryBytes bytes = EntryBytes.of(entry, guard::headers);
    String path = bytes.name();
    if (ByteText.bytes(path).length > limits.path() || path.indexOf('\0') >= 0) {
      throw new IOException(
          "it has a path of more than %d bytes, or one that is none: %.40s…"
              .formatted(limits.path(), path));
    }
    if (entries.size() >= limits.entries()) {
      throw new IOException(
          "it has more than %d entries: unpack it yourself, and COPY the folder"
              .formatted(limits.entries()));
    }
    entries.add(
        entry.isLink()
            ? new Entry.HardLink(path, bytes.link())
            : new Entry.Plain(path, node(entry, bytes, tar, out)));
  }

  private Node node(
      TarArchiveEntry entry, EntryBytes bytes, TarArchiveInputStream tar, OutputStream out)
      throws IOException, InterruptedException {
    Metadata metadata = bytes.metadata();
    if (entry.isDirectory()) {
      return new Node.Directory(metadata);
    }
    if (entry.isSymbolicLink()) {
      return new Node.Symlink(metadata, bytes.link());
    }
    if (entry.isCharacterDevice() || entry.isBlockDevice()) {
      return new Node.Device(
          metadata, entry.isBlockDevice(), entry.getDevMajor(), entry.getDevMinor());
    }
    if (entry.isFIFO()) {
      return new Node.Fifo(metadata);
    }
    if (!entry.isFile()) {
      throw new IOException("it has an entry of an unknown type: " + bytes.name());
    }
    return new Node.Regular(metadata, content(entry, bytes.name(), tar, out), false);
  }

  /** No two files share a place, so that only names of one file have equal contents. */
  private Content content(
      TarArchiveEntry entry, String path, TarArchiveInputStream tar, OutputStream out)
      throws IOException, InterruptedException {
    long size = entry.getRealSize();
    if (size < 0 || size > limits.bytes() - written) {
      throw new IOException(
          "it unpacks to more than %d MiB (%s): unpack it yourself, and COPY the folder"
              .formatted(limits.bytes() >> 20, path));
    }
    long start = written;
    for (int read = tar.read(buffer); read >= 0; read = tar.read(buffer)) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      written += read;
      if (written - start > size) {
        throw new IOException("it has more bytes than it says for " + path);
      }
      out.write(buffer, 0, read);
    }
    if (written - start < size) {
      throw new IOException("it ends in the middle of " + path);
    }
    if (size == 0) {
      out.write(0);
      written++;
    }
    return new Content.InFile(bytes, start, size);
  }
}
