package dockwalk.registry;

import java.io.IOException;
import java.io.InputStream;

/** The files of an image archive or layout, by their paths in it. */
interface ImageFiles extends AutoCloseable {
  /** Whether there is a file at {@code path}. */
  boolean has(String path);

  /**
   * Size of a file, in bytes.
   *
   * @throws IOException if it is not there
   */
  long size(String path) throws IOException;

  /**
   * The bytes of a file.
   *
   * @throws IOException if it is not there
   */
  InputStream open(String path) throws IOException;

  /**
   * All bytes of a document.
   *
   * @throws IOException if it is not there, or longer than any document may be
   */
  byte[] document(String path) throws IOException;

  @Override
  void close() throws IOException;
}
