package dockwalk.remote;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxies that the environment names: {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code
 * NO_PROXY}, in either case of letters. Without them there is none.
 */
record Proxies(Map<String, String> env) {
  /** The proxy for an address. A local one is asked directly. */
  Proxy of(URI uri) {
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    Optional<String> proxy = value(secure ? "HTTPS_PROXY" : "HTTP_PROXY");
    if (proxy.isEmpty() || isLocal(host) || isExcepted(host)) {
      return Proxy.NO_PROXY;
    }
    String text = proxy.get().contains("://") ? proxy.get() : "http://" + proxy.get();
    try {
      URI address = URI.create(text);
      int port = address.getPort() < 0 ? 80 : address.getPort();
      return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(address.getHost(), port));
    } catch (IllegalArgumentException e) {
      return Proxy.NO_PROXY;
    }
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(env.get(name))
        .or(() -> Optional.ofNullable(env.get(name.toLowerCase(Locale.ROOT))))
        .filter(value -> !value.isBlank());
  }

  private static boolean isLocal(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private boolean isExcepted(String host) {
    for (String each : value("NO_PROXY").orElse("").split(",")) {
      String name = each.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "");
      if (name.equals("*")
          || (!name.isEmpty() && (host.equals(name) || host.endsWith("." + name)))) {
        return true;
      }
    }
    return false;
  }
}
