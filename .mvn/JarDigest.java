import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Writes the digest of all jars below a folder into its file {@code digest}, for the launcher. */
void main(String[] args) throws Exception {
  Path dist = Path.of(args[0]);
  var digest = MessageDigest.getInstance("SHA-256");
  try (var files = Files.walk(dist)) {
    for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
      digest.update(dist.relativize(jar).toString().getBytes("UTF-8"));
      digest.update(Files.readAllBytes(jar));
    }
  }
  Path beside = dist.resolve("digest.new");
  Files.writeString(beside, HexFormat.of().formatHex(digest.digest()).substring(0, 32) + "\n");
  Files.move(beside, dist.resolve("digest"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
}
