package dockwalk.registry;

import dockwalk.image.JsonObject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The files of an image layout in a folder. Paths in it are made of digests alone. */
record LayoutFolder(Path folder) implements ImageFiles {
  @Override
  public boolean has(String path) {
    return Files.isRegularFile(folder.resolve(path), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public long size(String path) throws IOException {
    return Files.size(file(path));
  }

  @Override
  public InputStream open(String path) throws IOException {
    return new BufferedInputStream(Files.newInputStream(file(path)), 1 << 16);
  }

  @Override
  public byte[] document(String path) throws IOException {
    try (InputStream in = open(path)) {
      return JsonObject.bounded(in, path);
    }
  }

  private Path file(String path) throws IOException {
    if (!has(path)) {
      throw new IOException("the layout has no file " + path);
    }
    return folder.resolve(path);
  }

  @Override
  public void close() {}
}
