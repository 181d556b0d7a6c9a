package dockwalk.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * One conversation with an SSH agent (draft-miller-ssh-agent): each message is its length in four
 * bytes, and a type. A program may list keys and let them sign; it may not add, take away or lock
 * those of the caller (BuildKit lends agents read-only, too).
 */
final class AgentRequests {
  private static final byte FAILURE = 5;
  private static final byte REQUEST_IDENTITIES = 11;
  private static final byte SIGN_REQUEST = 13;

  /** OpenSSH takes no longer ones. */
  private static final int LONGEST = 256 << 10;

  private final SocketChannel client;
  private final SocketChannel agent;

  AgentRequests(SocketChannel client, SocketChannel agent) {
    this.client = client;
    this.agent = agent;
  }

  /** Takes a request and answers it; false if there is none any more. */
  boolean answerOne() throws IOException {
    ByteBuffer request = message(client);
    if (request.limit() == 0) {
      return false;
    }
    byte type = request.limit() > Integer.BYTES ? request.get(Integer.BYTES) : 0;
    if (type == REQUEST_IDENTITIES || type == SIGN_REQUEST) {
      write(agent, request);
      write(client, message(agent));
    } else {
      write(client, ByteBuffer.wrap(new byte[] {0, 0, 0, 1, FAILURE}));
    }
    return true;
  }

  /** A whole message, with its length; empty at the end. */
  private static ByteBuffer message(SocketChannel from) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(Integer.BYTES);
    if (!fill(from, head)) {
      return head.limit(0);
    }
    int length = head.getInt(0);
    if (length < 0 || length > LONGEST) {
      throw new IOException("a message of " + length + " bytes");
    }
    ByteBuffer whole = ByteBuffer.allocate(Integer.BYTES + length).putInt(length);
    return fill(from, whole) ? whole.flip() : head.limit(0);
  }

  private static boolean fill(SocketChannel from, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (from.read(buffer) < 0) {
        return false;
      }
    }
    return true;
  }

  private static void write(SocketChannel to, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }
}
