package dockwalk.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of {@code EXPOSE} and names of signals, right and wrong. */
class PortsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "80                          | [80/tcp]",
        "80/                         | [80/tcp]",
        "80/UDP                      | [80/udp]",
        "7000-7002/sctp              | [7000/sctp, 7001/sctp, 7002/sctp]",
        "0                           | [0/tcp]",
        "65535                       | [65535/tcp]",
        "8080:80                     | [80/tcp]",
        "127.0.0.1:8080:80/udp       | [80/udp]",
        "127.0.0.1::80               | [80/tcp]",
        "[::1]:8080:80               | [80/tcp]",
        "8000-8010:80                | [80/tcp]",
        "8000-8001:80-81             | [80/tcp, 81/tcp]",
      })
  void ports(String word, String ports) {
    assertThat(Ports.of(word)).hasToString(ports);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/tcp               | invalid port: \"/tcp\": no port specified",
        "8080:              | invalid port: \"8080:\": no port specified",
        "80/icmp            | invalid port: \"80/icmp\": invalid proto: icmp",
        "80/tcp/udp         | invalid port: \"80/tcp/udp\": invalid proto: tcp/udp",
        "http               | invalid containerPort: http",
        "65536              | invalid containerPort: 65536",
        "90-80              | invalid containerPort: 90-80",
        "80-                | invalid containerPort: 80-",
        "http:80            | invalid hostPort: http",
        "1.2.3:1:80         | invalid IP address: 1.2.3",
        "256.0.0.1:1:80     | invalid IP address: 256.0.0.1",
        "localhost:1:80     | invalid IP address: localhost",
        "1-3:80-81          | invalid ranges specified for container and host Ports: 80-81 and 1-3",
      })
  void refused(String word, String message) {
    assertThatThrownBy(() -> Ports.of(word)).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SIGTERM", "term", "Int", "9", "15", "64", "99", "RTMIN+15", "SIGRTMAX-14"})
  void signals(String name) {
    assertThat(Signals.known(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "SIG", "SIGNOPE", "SIGSIGTERM", "RTMIN+16", "RTMAX-15", "TERM "})
  void noSignals(String name) {
    assertThat(Signals.known(name)).isFalse();
  }
}
