package dockwalk.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dockwalk.export.OutputSpec.Kind;
import dockwalk.image.ImageReference;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputSpecTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          out                            | LOCAL     | out
          -                              | TAR       | -
          a=b                            | LOCAL     | a=b
          type=local,dest=out            | LOCAL     | out
          type=tar,dest=x.tar            | TAR       | x.tar
          type=tar                       | TAR       |
          type=oci,dest=-                | OCI       | -
          type=docker,dest=a=b           | DOCKER    | a=b
          type=docker                    | IMAGE     |
          type=image,name=x              | IMAGE     |
          type=cacheonly                 | CACHEONLY |
          "type=oci","dest=a,""b""c"      | OCI       | a,"b"c
          """)
  void readsWhatBuildxReads(String text, Kind kind, String dest) {
    OutputSpec spec = OutputSpec.parse(text);
    assertThat(spec.kind()).isEqualTo(kind);
    assertThat(spec.dest()).isEqualTo(Optional.ofNullable(dest));
  }

  @Test
  void readsTheOptions() {
    assertThat(OutputSpec.parse("type=oci,dest=x,\"name=a,b:1\",compression=zstd,tar=false"))
        .isEqualTo(
            new OutputSpec(
                Kind.OCI,
                Optional.of("x"),
                List.of(ImageReference.parse("a"), ImageReference.parse("b:1")),
                Optional.of(Compression.ZSTD),
                true,
                Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          dest=x,name=y          | type is required for output
          type=oci,x             | invalid value x
          type=local             | dest is required for local exporter
          type=local,dest=-      | must be a folder
          type=tarball           | exporter "tarball" could not be found
          type=registry,name=x   | skopeo copy
          type=image,push=true   | skopeo copy
          type=image,push=maybe  | invalid value "maybe" for push
          type=oci,compression=x | unsupported layer compression "x"
          type=oci,name=A        | must be lowercase
          type=oci,dist=x        | unknown output option "dist"
          type=oci,tar=false     | needs type=oci
          type=tar,compression=gzip | compression is for type=oci
          "type=oci              | a quote is not closed
          type=o"ci"             | a quote must open and close
          """)
  void saysWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> OutputSpec.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
