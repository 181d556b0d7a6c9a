package dockwalk.sandbox;

import dockwalk.linux.Descriptor;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A socket that hands everything on to the socket of an SSH agent. A program in a sandbox gets this
 * one, with the owner it needs, and sees nothing of the agent's own folder.
 */
final class AgentProxy implements MountPlan.Held {
  private static final String NAME = "agent";

  private final Path folder;
  private final Path agent;
  private final ServerSocketChannel server;

  private AgentProxy(Path folder, Path agent, ServerSocketChannel server) {
    this.folder = folder;
    this.agent = agent;
    this.server = server;
  }

  /**
   * Begins to listen.
   *
   * @param folder an empty folder to make the socket in
   * @param agent the socket of the agent
   */
  static AgentProxy open(Path folder, Path agent) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    boolean done = false;
    // The path of a socket has 107 bytes at most; that of the folder may be longer.
    try (Descriptor place = Descriptor.open(folder.toString(), Descriptor.READ)) {
      Path brief = Path.of("/proc/self/fd", Integer.toString(place.number()), NAME);
      server.bind(UnixDomainSocketAddress.of(brief));
      done = true;
    } finally {
      if (!done) {
        server.close();
      }
    }
    AgentProxy proxy = new AgentProxy(folder, agent, server);
    Thread.ofVirtual().name("ssh agent").start(proxy::serve);
    return proxy;
  }

  Path socket() {
    return folder.resolve(NAME);
  }

  private void serve() {
    while (true) {
      try {
        SocketChannel client = server.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(SocketChannel client) {
    try (client;
        SocketChannel upstream = SocketChannel.open(UnixDomainSocketAddress.of(agent))) {
      Thread answers = Thread.ofVirtual().start(() -> pump(upstream, client));
      pump(client, upstream);
      answers.join();
    } catch (IOException gone) {
      // the program sees that the agent does not answer
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pump(SocketChannel from, SocketChannel to) {
    ByteBuffer buffer = ByteBuffer.allocate(16 << 10);
    try {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
      to.shutdownOutput();
    } catch (IOException gone) {
      // the other direction ends too
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
