package dockwalk.export;

import dockwalk.image.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code -o} or {@code --output} asks for (docker buildx build, "Custom export locations").
 *
 * @param dest a path, or {@link #STDOUT}; absent where there is nothing to write to
 * @param names what the image is to be called, beside its tags
 * @param compression absent if the kind's own is right
 * @param folder whether an archive is to be a folder: {@code tar=false}
 */
public record OutputSpec(
    Kind kind,
    Optional<String> dest,
    List<ImageReference> names,
    Optional<Compression> compression,
    boolean folder,
    Optional<Boolean> rewriteTimestamp) {

  /** The {@code dest} that means the standard output. */
  public static final String STDOUT = "-";

  /** What is written. */
  public enum Kind {
    /** The files, in a folder. */
    LOCAL,
    /** The files, in one tar. */
    TAR,
    /** An OCI image layout, in one tar. */
    OCI,
    /** What {@code docker load} takes. */
    DOCKER,
    /** Nothing beside the image in the store. */
    IMAGE,
    /** Nothing at all: the build only fills the cache. */
    CACHEONLY;

    /** The name in messages and on the command line. */
    public String shown() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public OutputSpec {
    names = List.copyOf(names);
  }

  /** Whether it is written to the standard output. */
  public boolean toStdout() {
    return switch (kind) {
      case LOCAL, IMAGE, CACHEONLY -> false;
      case TAR, OCI, DOCKER -> dest.isEmpty() || dest.get().equals(STDOUT);
    };
  }

  /**
   * Reads {@code type=KIND,dest=PATH,…}, a path alone (a folder), or {@code -} alone (a tar to the
   * standard output).
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public static OutputSpec parse(String text) {
    List<String> fields = CommaList.parse(text);
    if (text.startsWith("dest=")) {
      throw new IllegalArgumentException(
          "type is required for output: type=local,%s or type=tar,%s".formatted(text, text));
    }
    if (fields.equals(List.of(text)) && !text.startsWith("type=")) {
      Kind kind = text.equals(STDOUT) ? Kind.TAR : Kind.LOCAL;
      return new OutputSpec(
          kind, Optional.of(text), List.of(), Optional.empty(), false, Optional.empty());
    }
    Draft draft = new Draft();
    for (String field : fields) {
      int equals = field.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("invalid value " + field);
      }
      String key = field.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      draft.set(key, field.substring(equals + 1));
    }
    return draft.finish();
  }

  /** The options while they are read. */
  private static final class Draft {
    private String type = "";
    private Optional<String> dest = Optional.empty();
    private final List<ImageReference> names = new ArrayList<>();
    private Optional<Compression> compression = Optional.empty();
    private boolean folder;
    private Optional<Boolean> rewriteTimestamp = Optional.empty();

    void set(String key, String value) {
      switch (key) {
        case "type" -> type = value;
        case "dest" -> dest = Optional.of(value).filter(path -> !path.isEmpty());
        case "name" ->
            CommaList.parse(value).forEach(name -> names.add(ImageReference.parse(name)));
        case "compression" -> compression = Optional.of(compression(value));
        case "tar" -> folder = !truth(key, value);
        case "rewrite-timestamp" -> rewriteTimestamp = Optional.of(truth(key, value));
        case "push", "push-by-digest" -> {
          if (truth(key, value)) {
            throw pushing();
          }
        }
        // True of everything that is written here: nothing to choose.
        case "oci-mediatypes", "unpack", "store", "force-compression", "attestation-prefix" -> {}
        default ->
            throw new IllegalArgumentException(
                "unknown output option \""
                    + key
                    + "\": the options are type, dest, name, compression, rewrite-timestamp and tar");
      }
    }

    OutputSpec finish() {
      Kind kind = kind();
      if (kind == Kind.LOCAL && dest.isEmpty()) {
        throw new IllegalArgumentException("dest is required for local exporter");
      }
      if (kind == Kind.LOCAL && dest.get().equals(STDOUT)) {
        throw new IllegalArgumentException(
            "dest for local exporter must be a folder: use type=tar to write to the standard"
                + " output");
      }
      boolean archive = kind == Kind.OCI || kind == Kind.DOCKER;
      if (folder && (!archive || dest.isEmpty() || dest.get().equals(STDOUT))) {
        throw new IllegalArgumentException(
            "tar=false needs type=oci or type=docker, and the dest of a folder");
      }
      if (compression.isPresent() && !archive) {
        throw new IllegalArgumentException(
            "compression is for type=oci and type=docker, not for type=" + kind.shown());
      }
      return new OutputSpec(kind, dest, names, compression, folder, rewriteTimestamp);
    }

    private Kind kind() {
      return switch (type) {
        case "" -> throw new IllegalArgumentException("type is required for output");
        case "local" -> Kind.LOCAL;
        case "tar" -> Kind.TAR;
        case "oci" -> Kind.OCI;
        // Without dest, docker gives the image to the daemon: here, to the store.
        case "docker" -> dest.isEmpty() ? Kind.IMAGE : Kind.DOCKER;
        case "image" -> Kind.IMAGE;
        case "cacheonly" -> Kind.CACHEONLY;
        case "registry" -> throw pushing();
        default ->
            throw new IllegalArgumentException(
                "exporter \""
                    + type
                    + "\" could not be found: the types are local, tar, oci, docker, image and"
                    + " cacheonly");
      };
    }

    private static Compression compression(String value) {
      Map<String, Compression> known =
          Map.of(
              "uncompressed", Compression.UNCOMPRESSED,
              "gzip", Compression.GZIP,
              "zstd", Compression.ZSTD);
      Compression found = known.get(value);
      if (found == null) {
        throw new IllegalArgumentException(
            "unsupported layer compression \"" + value + "\": use uncompressed, gzip or zstd");
      }
      return found;
    }

    /** What Go's {@code strconv.ParseBool} takes. */
    private static boolean truth(String key, String value) {
      return switch (value) {
        case "1", "t", "T", "true", "TRUE", "True" -> true;
        case "0", "f", "F", "false", "FALSE", "False" -> false;
        default ->
            throw new IllegalArgumentException(
                "invalid value \"" + value + "\" for " + key + ": use true or false");
      };
    }

    private static IllegalArgumentException pushing() {
      return new IllegalArgumentException(
          "Dockwalk does not push to registries: write type=oci,dest=FILE.tar, then use"
              + " `skopeo copy oci-archive:FILE.tar docker://NAME`");
    }
  }
}
