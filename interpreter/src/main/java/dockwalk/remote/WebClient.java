package dockwalk.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Asks web servers. {@code HttpURLConnection} starts faster than {@code HttpClient}. */
final class WebClient {
  private static final int MOST_REDIRECTS = 10;
  private static final int CONNECT_MILLIS = 30_000;
  private static final int READ_MILLIS = 60_000;

  private final Proxies proxies;

  WebClient(Map<String, String> env) {
    this.proxies = new Proxies(env);
  }

  /** An answer whose head was read. */
  record Answer(HttpURLConnection connection, int status, String url) implements AutoCloseable {
    Optional<String> header(String name) {
      return Optional.ofNullable(connection.getHeaderField(name));
    }

    InputStream body() throws IOException {
      return connection.getInputStream();
    }

    /** When the file was changed, as the server says. */
    Optional<Instant> modified() {
      try {
        return header("Last-Modified")
            .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME))
            .map(ZonedDateTime::toInstant);
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    /** Checks that the body had as many bytes as was said. */
    void complete(long size) throws IOException {
      long said = connection.getContentLengthLong();
      if (said >= 0 && said != size) {
        throw new IOException(
            "%s was cut off after %d of %d bytes: try again".formatted(shown(url), size, said));
      }
    }

    @Override
    public void close() {
      connection.disconnect();
    }
  }

  /**
   * Asks for a file.
   *
   * @throws IOException if the server cannot be reached, or gives none; the message says why
   */
  Answer get(String url) throws IOException, InterruptedException {
    Answer answer = follow("GET", url, Optional.empty());
    if (answer.status() < 200 || answer.status() >= 300) {
      answer.close();
      throw new IOException(
          "failed to load %s: invalid response status %d%s"
              .formatted(shown(url), answer.status(), reason(answer.status())));
    }
    return answer;
  }

  /** Asks whether a file still has {@code etag}. */
  Answer head(String url, String etag) throws IOException, InterruptedException {
    return follow("HEAD", url, Optional.of(etag));
  }

  private static String reason(int status) {
    return switch (status) {
      case 401, 403 -> ": the server wants to know who asks";
      case 404, 410 -> ": there is no such file";
      case 429 -> ": too many requests";
      default -> status >= 500 ? ": the server is at fault" : "";
    };
  }

  private Answer follow(String method, String first, Optional<String> etag)
      throws IOException, InterruptedException {
    String url = first;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Answer answer = ask(method, url, etag);
      Optional<String> location = answer.header("Location");
      boolean moved =
          switch (answer.status()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
          };
      if (!moved || location.isEmpty()) {
        return answer;
      }
      answer.close();
      url = next(url, location.get());
    }
    throw new IOException(
        "failed to load %s: stopped after %d redirects".formatted(shown(first), MOST_REDIRECTS));
  }

  private static String next(String url, String location) throws IOException {
    URI target = uri(url).resolve(uri(location));
    String scheme = target.getScheme() == null ? "" : target.getScheme();
    if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
      throw new IOException(
          "%s leads to %s, which is no web address".formatted(shown(url), location));
    }
    return target.toString();
  }

  private Answer ask(String method, String url, Optional<String> etag) throws IOException {
    URI uri = uri(url);
    if (uri.getHost() == null) {
      throw new IOException("%s names no host".formatted(shown(url)));
    }
    Proxy proxy = proxies.of(uri);
    try {
      HttpURLConnection connection =
          (HttpURLConnection) withoutUser(uri).toURL().openConnection(proxy);
      connection.setRequestMethod(method);
      connection.setInstanceFollowRedirects(false);
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(READ_MILLIS);
      connection.setUseCaches(false);
      connection.setRequestProperty("User-Agent", "dockwalk");
      connection.setRequestProperty("Accept", "*/*");
      etag.ifPresent(tag -> connection.setRequestProperty("If-None-Match", tag));
      user(uri).ifPresent(user -> connection.setRequestProperty("Authorization", user));
      return new Answer(connection, connection.getResponseCode(), url);
    } catch (UnknownHostException e) {
      throw new IOException(
          "failed to load %s: there is no host %s, or no network"
              .formatted(shown(url), uri.getHost()),
          e);
    } catch (ConnectException e) {
      throw new IOException("failed to load %s: %s".formatted(shown(url), e.getMessage()), e);
    } catch (SocketTimeoutException e) {
      throw new IOException("failed to load %s: no answer in time".formatted(shown(url)), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException("failed to load %s: %s".formatted(shown(url), e.getMessage()), e);
    }
  }

  /** Blanks and the like are written as people do, not as the rules want. */
  private static URI uri(String url) throws IOException {
    StringBuilder clean = new StringBuilder();
    url.replaceFirst("#.*", "")
        .codePoints()
        .forEach(
            c -> {
              if (c <= ' ' || c >= 127 || "\"<>\\^`{|}".indexOf(c) >= 0) {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                  clean.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xff));
                }
              } else {
                clean.appendCodePoint(c);
              }
            });
    try {
      return new URI(clean.toString());
    } catch (URISyntaxException e) {
      throw new IOException("%s is no web address: %s".formatted(shown(url), e.getReason()), e);
    }
  }

  private static URI withoutUser(URI uri) {
    return uri.getRawUserInfo() == null
        ? uri
        : URI.create(uri.toString().replaceFirst("//[^/?#@]*@", "//"));
  }

  private static Optional<String> user(URI uri) {
    return Optional.ofNullable(uri.getRawUserInfo())
        .map(user -> URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8))
        .map(user -> user.contains(":") ? user : user + ":")
        .map(user -> Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
        .map(code -> "Basic " + code);
  }

  /** An address without a user's name and password, for messages. */
  static String shown(String url) {
    return url.replaceFirst("^([a-zA-Z0-9]+://)[^/?#@]*@", "$1");
  }
}
