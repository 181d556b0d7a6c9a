package dockwalk.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
  private static final String SHA =
      "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  @ParameterizedTest
  @CsvSource({
    "busybox,                  docker.io/library/busybox:latest, busybox:latest",
    "busybox:1.36,             docker.io/library/busybox:1.36,   busybox:1.36",
    "dockwalk/base,            docker.io/dockwalk/base:latest,   dockwalk/base:latest",
    "docker.io/library/a:b,    docker.io/library/a:b,            a:b",
    "localhost/x,              localhost/x:latest,               localhost/x:latest",
    "localhost:5000/a/b:c,     localhost:5000/a/b:c,             localhost:5000/a/b:c",
    "registry.test/x-y_z,      registry.test/x-y_z:latest,       registry.test/x-y_z:latest",
  })
  void readsNamesAsDockerDoes(String text, String canonical, String familiar) {
    ImageReference reference = ImageReference.parse(text);
    assertThat(reference.canonical()).isEqualTo(canonical);
    assertThat(reference.familiar()).isEqualTo(familiar);
    assertThat(ImageReference.parse(reference.canonical())).isEqualTo(reference);
  }

  @ParameterizedTest
  @ValueSource(strings = {"busybox" + SHA, "localhost:5000/a" + SHA, "a:tag" + SHA})
  void keepsADigest(String text) {
    assertThat(ImageReference.parse(text).familiar()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ":", "a:", "a b", "-a", "a//b", "/a", "a/", "a@sha256:12", "a:b:c", "a\nb"})
  void refusesWhatIsNoName(String text) {
    assertThatThrownBy(() -> ImageReference.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** In the words of the reference (distribution/reference). */
  @ParameterizedTest
  @CsvSource({
    "':/a',             invalid reference format",
    "'a.b-/c',          invalid reference format",
    "'a..b/c',          invalid reference format",
    "'localhost:x/a',   invalid reference format",
    "'a@',              invalid reference format",
    "'a@sha256:12',     invalid reference format",
    "'A_x/y',           repository name must be lowercase",
    "'A@',              repository name (library/A@) must be lowercase",
    "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'cannot specify 64-byte hexadecimal strings'",
  })
  void saysWhatDockerSays(String text, String reason) {
    assertThatThrownBy(() -> ImageReference.parse(text)).hasMessageEndingWith(reason);
  }

  @Test
  void aRepositoryHasAtMost255Letters() {
    assertThat(ImageReference.parse("a/" + "b".repeat(253)).repository()).hasSize(255);
    assertThatThrownBy(() -> ImageReference.parse("a/" + "b".repeat(254)))
        .hasMessageEndingWith("repository name must not be more than 255 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"library/Busybox", "Busybox", "x/Y:z"})
  void saysThatUpperCaseIsNotAllowed(String text) {
    assertThatThrownBy(() -> ImageReference.parse(text)).hasMessageContaining("must be lowercase");
  }
}
