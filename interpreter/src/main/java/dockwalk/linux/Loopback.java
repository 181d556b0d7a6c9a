package dockwalk.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The network of one machine with itself. */
public final class Loopback {
  private static final int AF_INET = 2;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 02000000;
  private static final int SIOCSIFFLAGS = 0x8914;
  private static final short IFF_UP = 1;
  private static final int IFREQ_SIZE = 40;
  private static final int FLAGS_OFFSET = 16;

  private Loopback() {}

  /** Switches the interface {@code lo} on, in the calling thread's network namespace. */
  public static void up() throws ErrnoException {
    long opened = Native.raw(Call.SOCKET, AF_INET, SOCK_DGRAM_CLOEXEC, 0);
    try (Descriptor socket = new Descriptor((int) Native.check(opened, "open a socket"));
        Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(IFREQ_SIZE, 8);
      request.set(JAVA_BYTE, 0, (byte) 'l');
      request.set(JAVA_BYTE, 1, (byte) 'o');
      request.set(JAVA_SHORT, FLAGS_OFFSET, IFF_UP);
      Native.check(
          Native.raw(Call.IOCTL, socket.number(), SIOCSIFFLAGS, request.address()),
          "switch the interface lo on");
    }
  }
}
