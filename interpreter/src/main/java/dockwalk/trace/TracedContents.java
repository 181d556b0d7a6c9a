package dockwalk.trace;

import dockwalk.exec.Host;
import dockwalk.fs.Content;
import dockwalk.image.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The bytes of files, as far as they were kept. */
record TracedContents(Map<Content, Trace.Bytes> contents) implements Host.Contents {
  @Override
  public InputStream open(Content content) throws IOException {
    if (content.size() == 0) {
      return InputStream.nullInputStream();
    }
    String bytes =
        known(content)
            .flatMap(Trace.Bytes::bytes)
            .orElseThrow(
                () ->
                    new IOException(
                        "the trace does not hold the bytes of this file: it keeps small files, and"
                            + " first those that a step wrote"));
    return new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** For bytes that are not known, one that no other file has: they are taken as different. */
  @Override
  public Digest digest(Content content) {
    return known(content)
        .map(Trace.Bytes::digest)
        .orElseGet(() -> Digest.of("content of a trace: " + content));
  }

  private Optional<Trace.Bytes> known(Content content) {
    return Optional.ofNullable(contents.get(content));
  }
}
