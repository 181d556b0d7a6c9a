package dockwalk.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dockwalk.Peer;
import dockwalk.exec.Host;
import dockwalk.fs.FileTree;
import dockwalk.image.Digest;
import dockwalk.image.Image;
import dockwalk.image.ImageReference;
import dockwalk.image.Layer;
import dockwalk.image.Platform;
import dockwalk.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredImagesTest {
  @TempDir Path temporary;
  private Store store;
  private StoredImages images;

  @BeforeEach
  void open() throws IOException {
    store = Store.open(temporary.resolve("store"));
    images = new StoredImages(store);
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  @Test
  void findsWhatTheStoreHas() throws Exception {
    Image image = Image.scratch(Platform.host());
    var target = store.images().keep(image).target();
    store.tags().put(List.of(ImageReference.parse("mine:v1")), target);
    assertThat(resolve("mine:v1"))
        .isEqualTo(
            new Host.Base(image, "docker.io/library/mine:v1", Optional.of(target.manifest())));
    assertThat(resolve("mine:v1@" + target.manifest()).image()).isEqualTo(image);
    Digest other = Digest.of("other");
    assertThatThrownBy(() -> resolve("mine:v1@" + other))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the store has mine:v1 with the digest " + target.manifest());
  }

  @Test
  void saysWhereItLookedAndWhatToDo() {
    assertThatThrownBy(() -> resolve("dokwalk/jaba"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            "failed to resolve source metadata for docker.io/dokwalk/jaba:latest: not found")
        .hasMessageContaining(store.home().toString())
        .hasMessageContaining("Did you mean dockwalk/java:latest?")
        .hasMessageContaining("dockwalk load -i");
    assertThatThrownBy(() -> resolve("UPPER")).hasMessageContaining("must be lowercase");
  }

  @Test
  void makesAShellOfThisMachine() throws Exception {
    assumeTrue(ShellFiles.shell().isPresent(), "a shell that can be taken along");
    Image base = resolve("dockwalk/base").image();
    assertThat(base.config().cmd()).contains(List.of("/bin/sh"));
    Path root = unpack(base);
    assertThat(inside(root, "ls -d /tmp; id; echo a | sed s/a/b/"))
        .contains("/tmp", "uid=0(root)", "b");
    FileTree tree = store.layers().tree(base.layers());
    assertThat(tree.at("/tmp").orElseThrow().metadata().mode()).isEqualTo(01777);
    assertThat(resolve("dockwalk/base").image()).isEqualTo(base);
  }

  @Test
  void theSameMachineMakesTheSameImage() throws Exception {
    assumeTrue(ShellFiles.shell().isPresent(), "a shell that can be taken along");
    Image first = resolve("dockwalk/base").image();
    store.tags().remove(MachineBases.BASE);
    assertThat(resolve("dockwalk/base").image()).isEqualTo(first);
  }

  @Test
  void makesJavaOfThisMachine() throws Exception {
    assumeTrue(ShellFiles.shell().isPresent(), "a shell that can be taken along");
    Image java = resolve("dockwalk/java").image();
    assertThat(java.layers()).startsWith(resolve("dockwalk/base").image().layers().getFirst());
    assertThat(java.config().env().get("PATH")).startsWith("/opt/java/bin:");
    Path root = unpack(java);
    Files.writeString(
        root.resolve("tmp/Hello.java"), "void main() { IO.println(\"hello \" + (6 * 7)); }");
    assertThat(
            inside(
                root,
                "cd /tmp && /opt/java/bin/javac Hello.java && /opt/java/bin/java -cp . Hello"
                    + " && /opt/java/bin/jwebserver --version"))
        .contains("hello 42", "jwebserver " + Runtime.version().feature());
  }

  @Test
  void leavesAnImageOfThatNameThatSomebodyElseMade() throws Exception {
    Image image = Image.scratch(Platform.host());
    store.tags().put(List.of(MachineBases.BASE), store.images().keep(image).target());
    assertThat(resolve("dockwalk/base").image()).isEqualTo(image);
  }

  private Host.Base resolve(String reference) throws IOException, InterruptedException {
    return images.resolve(reference, Platform.host());
  }

  /** Runs a command in {@code root}, with /proc: the loader needs it to find what is beside. */
  private static String inside(Path root, String command) throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root may mount");
    String mount = "mount -t proc proc \"$0/proc\" && exec chroot \"$0\" /bin/sh -c \"$1\"";
    return Peer.run("unshare", "--mount", "sh", "-c", mount, root.toString(), command);
  }

  private Path unpack(Image image) throws IOException, InterruptedException {
    Path root = Files.createDirectory(temporary.resolve("root"));
    for (Layer layer : image.layers()) {
      String tar = store.blobs().path(layer.diffId()).toString();
      Peer.run("tar", "-xpf", tar, "-C", root.toString());
    }
    return root;
  }
}
