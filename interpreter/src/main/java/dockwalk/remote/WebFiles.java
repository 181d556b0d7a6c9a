package dockwalk.remote;

import dockwalk.exec.Action.Source;
import dockwalk.exec.Host.WebFile;
import dockwalk.fs.Content;
import dockwalk.fs.Metadata;
import dockwalk.fs.Node;
import dockwalk.image.Digest;
import dockwalk.store.Records;
import dockwalk.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files of web servers (BuildKit, source/http). What a server said is remembered with its ETag, so
 * that the next build asks and does not download.
 */
public final class WebFiles {
  /** The most that one file may have, in bytes. */
  static final long LARGEST = 16L << 30;

  private final Store store;
  private final Records records;
  private final WebClient client;
  private final Map<String, Downloaded> here = new HashMap<>();

  /** Files that are downloaded into the folder in which {@code store} makes things. */
  public WebFiles(Store store, Map<String, String> env) {
    this.store = store;
    this.records = store.records("http");
    this.client = new WebClient(env);
  }

  private record Downloaded(Path file, long size, WebFile known) {}

  /** What the server gives now; see {@link dockwalk.exec.Host.Sources#ask}. */
  public synchronized WebFile ask(Source.Url source) throws IOException, InterruptedException {
    if (source.checksum().isPresent()) {
      return new WebFile(source.checksum().get(), Optional.empty());
    }
    Downloaded downloaded = here.get(source.url());
    if (downloaded != null) {
      return downloaded.known();
    }
    Optional<WebRecord> record =
        records.read(Digest.of(source.url()).hex()).flatMap(WebRecord::parse);
    if (record.isPresent() && isUnchanged(source.url(), record.get())) {
      return record.get().file();
    }
    return downloaded(source).known();
  }

  /** Some servers do not answer conditions well, so that the ETag is compared here too. */
  private boolean isUnchanged(String url, WebRecord record)
      throws IOException, InterruptedException {
    try (WebClient.Answer answer = client.head(url, record.etag())) {
      String etag = answer.header("ETag").orElse(answer.status() == 304 ? record.etag() : "");
      return (answer.status() == 200 || answer.status() == 304) && etag.equals(record.etag());
    } catch (IOException e) {
      return false; // the download will say what is wrong
    }
  }

  /** The file itself; see {@link dockwalk.exec.Host.Sources#download}. */
  public synchronized Node.Regular download(Source.Url source)
      throws IOException, InterruptedException {
    Downloaded downloaded = downloaded(source);
    long modified = downloaded.known().modified().orElse(Instant.EPOCH).getEpochSecond();
    return new Node.Regular(
        new Metadata(0600, 0, 0, modified),
        new Content.InFile(downloaded.file(), 0, downloaded.size()),
        false);
  }

  private Downloaded downloaded(Source.Url source) throws IOException, InterruptedException {
    @Nullable Downloaded known = here.get(source.url());
    if (known == null) {
      try (WebClient.Answer answer = client.get(source.url())) {
        known = save(source.url(), answer);
      }
      here.put(source.url(), known);
    }
    Optional<Digest> wanted = source.checksum();
    if (wanted.isPresent() && !wanted.get().equals(known.known().digest())) {
      throw new IOException(
          "digest mismatch for %s: %s (expected: %s)"
              .formatted(WebClient.shown(source.url()), known.known().digest(), wanted.get()));
    }
    return known;
  }

  private Downloaded save(String url, WebClient.Answer answer)
      throws IOException, InterruptedException {
    Path file = store.newFolder().resolve("download");
    MessageDigest hasher = Digest.hasher();
    long size = 0;
    byte[] buffer = new byte[1 << 17];
    try (InputStream in = answer.body();
        OutputStream out = Files.newOutputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        size += read;
        if (size > LARGEST) {
          throw new IOException(
              "%s is larger than %d GiB".formatted(WebClient.shown(url), LARGEST >> 30));
        }
        hasher.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    answer.complete(size);
    WebFile known = new WebFile(Digest.of(hasher), answer.modified());
    Optional<String> etag = answer.header("ETag").filter(tag -> !tag.isEmpty());
    if (etag.isPresent()) {
      records.write(Digest.of(url).hex(), new WebRecord(etag.get(), known).text());
    }
    return new Downloaded(file, size, known);
  }
}
