package dockwalk.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BuildKit, dfgitutil: what names a repository, and what its query and fragment say. */
class GitUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://h/p.git                  | https://h/p.git |          |     |",
        "https://h/p.git#main             | https://h/p.git | main     |     |",
        "https://h/p.git#a/b:c/../d/      | https://h/p.git | a/b      | d   |",
        "https://h/p.git#:../../etc       | https://h/p.git |          | etc |",
        "https://h/p.git?ref=v1&subdir=d  | https://h/p.git | v1       | d   |",
        "https://h/p.git?tag=v1           | https://h/p.git | refs/tags/v1   |  |",
        "https://h/p.git?branch=b         | https://h/p.git | refs/heads/b   |  |",
        "https://h/p.git?checksum=abc     | https://h/p.git |          |     | abc",
        "git@h:p/q.git#v1                 | git@h:p/q.git   | v1       |     |",
        "git@h:p/q?commit=0af             | git@h:p/q       |          |     | 0af",
        "ssh://git@h/p                    | ssh://git@h/p   |          |     |",
        "git://h/p#v%201                  | git://h/p       | v 1      |     |",
      })
  void reads(String text, String remote, String ref, String subdir, String checksum) {
    GitSource source = GitSource.parse(text).orElseThrow();
    assertThat(source.remote()).isEqualTo(remote);
    assertThat(source.ref()).isEqualTo(ref == null ? "" : ref);
    assertThat(source.subdir()).isEqualTo(subdir == null ? "" : subdir);
    assertThat(source.checksum()).isEqualTo(checksum == null ? "" : checksum);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://h/p",
        "https://h/p?x=.git",
        "file:///p.git",
        "ftp://h/p.git",
        "github.com/a/b",
        "a/b.git",
        "./git@h:p",
        "a b@h:p"
      })
  void otherTextsAreNone(String text) {
    assertThat(GitSource.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://h/p.git?x=1              | unexpected query \"x\"",
        "https://h/p.git?ref=a#b          | ref conflicts: \"b\" vs \"a\"",
        "https://h/p.git?tag=a&branch=b   | branch conflicts with tag",
        "https://h/p.git?subdir=a#:b      | subdir conflicts: \"b\" vs \"a\"",
        "https://h/p.git?ref=             | query \"ref\" has no value",
        "https://h/p.git?ref=a&ref=b      | query \"ref\" has multiple values",
        "https://h/p.git?keep-git-dir=no  | invalid keep-git-dir value: \"no\"",
        "https://h/p.git?submodules=x     | invalid submodules value: \"x\"",
        "https://h/p.git?mtime=now        | (must be \"checkout\" or \"commit\")",
        "https://h/p.git?checksum=xyz     | invalid checksum xyz for Git URL",
        "https://h/p.git#--upload-pack=x  | invalid git ref \"--upload-pack=x\"",
        "-x@h:p                           | invalid git ref \"-x@h:p\"",
      })
  void refuses(String text, String message) {
    assertThatThrownBy(() -> GitSource.parse(text)).hasMessageContaining(message);
  }
}
