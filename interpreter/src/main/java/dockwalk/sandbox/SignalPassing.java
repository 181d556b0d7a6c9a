package dockwalk.sandbox;

import dockwalk.linux.Processes;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hands the signals that would end this process on to a program in a sandbox instead. Through
 * {@code sun.misc.Signal}, by name: the JDK has no other way to get a signal, and the compiler
 * warns of this one wherever it stands.
 */
final class SignalPassing implements AutoCloseable {
  private static final Map<String, Integer> PASSED =
      Map.of("INT", Processes.SIGINT, "TERM", Processes.SIGTERM);

  private final Map<String, Object> before = new LinkedHashMap<>();

  private SignalPassing() {}

  static SignalPassing to(SandboxThread sandbox) {
    SignalPassing passing = new SignalPassing();
    passing.passTo(sandbox);
    return passing;
  }

  /** Gives a terminal in a sandbox the size of the user's whenever that changes. */
  static SignalPassing resizing(UserTerminal user, SandboxTerminal terminal) {
    SignalPassing passing = new SignalPassing();
    passing.react("WINCH", () -> terminal.resize(user.size()));
    return passing;
  }

  void passTo(SandboxThread sandbox) {
    PASSED.forEach((name, number) -> react(name, () -> sandbox.signal(number)));
  }

  private void react(String name, Reaction reaction) {
    before.put(name, handle(name, handler(reaction)));
  }

  /** What is done on a signal. */
  private interface Reaction {
    void run() throws IOException;
  }

  /** A {@code sun.misc.SignalHandler}. */
  private static Object handler(Reaction reaction) {
    InvocationHandler calls =
        (proxy, method, arguments) -> {
          if (method.getDeclaringClass().equals(Object.class)) {
            return method.invoke(reaction, arguments);
          }
          reaction.run();
          return null;
        };
    Class<?> type = type("SignalHandler");
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls);
  }

  /** Sets the handler of a signal; the one that was set before. */
  private static Object handle(String name, Object handler) {
    try {
      Class<?> type = type("Signal");
      Object signal = type.getConstructor(String.class).newInstance(name);
      Method handle = type.getMethod("handle", type, type("SignalHandler"));
      return handle.invoke(null, signal, handler);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java runtime cannot receive signals", e);
    }
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName("sun.misc." + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("this Java runtime lacks the module jdk.unsupported", e);
    }
  }

  @Override
  public void close() {
    before.forEach(SignalPassing::handle);
  }
}
