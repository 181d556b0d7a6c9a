package dockwalk.sandbox;

import dockwalk.linux.Descriptor;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A socket that hands requests on to the socket of an SSH agent. A program in a sandbox gets this
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
    try (Descriptor place = Descriptor.open(folder.toString(), Descriptor.READ)) {
      server.bind(address(place, folder.resolve(NAME)));
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
        Descriptor place = Descriptor.open(parentOf(agent), Descriptor.READ);
        SocketChannel upstream = SocketChannel.open(address(place, agent))) {
      AgentRequests requests = new AgentRequests(client, upstream);
      while (requests.answerOne()) {
        // until the program has no more
      }
    } catch (IOException gone) {
      // the program sees that the agent does not answer
    }
  }

  private static String parentOf(Path socket) {
    return String.valueOf(socket.toAbsolutePath().getParent());
  }

  /** The path of a socket has 107 bytes at most; that of its folder may be longer. */
  private static UnixDomainSocketAddress address(Descriptor folder, Path socket) {
    return UnixDomainSocketAddress.of(
        Path.of("/proc/self/fd", folder.number() + "", socket.getFileName() + ""));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
