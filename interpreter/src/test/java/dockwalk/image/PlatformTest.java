package dockwalk.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of platforms, as containerd reads them (platforms.go, database.go). */
class PlatformTest {
  @ParameterizedTest
  @CsvSource({
    "linux/amd64, linux/amd64",
    "LINUX/x86_64, linux/amd64",
    "linux/amd64/v1, linux/amd64",
    "linux/amd64/v2, linux/amd64/v2",
    "linux/arm64/v8, linux/arm64",
    "linux/aarch64, linux/arm64",
    "linux/arm, linux/arm/v7",
    "linux/arm/6, linux/arm/v6",
    "linux/armel, linux/arm/v6",
    "i386, linux/386",
    "riscv64, linux/riscv64",
    "macos/arm64, darwin/arm64",
    "linux/nope, linux/nope",
  })
  void eachHasAUsualName(String written, String usual) {
    assertThat(Platform.parse(written)).hasToString(usual);
  }

  @Test
  void aSystemAloneIsForThisMachinesProcessor() {
    assertThat(Platform.parse("linux")).isEqualTo(Platform.host());
    assertThat(Platform.parse("local")).isEqualTo(Platform.host());
    assertThat(Platform.parse("windows"))
        .isEqualTo(new Platform("windows", Platform.host().architecture(), ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nope", "linux/", "/amd64", "a/b/c/d", "linux/amd64,linux/arm64"})
  void whatIsNone(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Platform.parse(written))
        .withMessageStartingWith("platform \"" + written + "\"");
  }
}
