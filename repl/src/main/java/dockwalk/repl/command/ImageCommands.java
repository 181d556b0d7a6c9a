package dockwalk.repl.command;

import static dockwalk.repl.command.Command.Topic.STATE;

import dockwalk.debug.DebugSession;
import dockwalk.debug.Walk;
import dockwalk.debug.Waste;
import dockwalk.exec.StageState;
import dockwalk.fs.FileTree;
import dockwalk.fs.FileTree.Links;
import dockwalk.fs.Node;
import dockwalk.image.Image;
import dockwalk.render.ContextText;
import dockwalk.render.ImageText;
import dockwalk.render.LayersText;
import dockwalk.render.LookJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands that look at what an image is made of, and at the context that it is made from. */
final class ImageCommands {
  private ImageCommands() {}

  static List<Command> all() {
    return List.of(config(), env(), args(), layers(), context());
  }

  private static Command config() {
    return Command.once(
        STATE,
        "config",
        List.of(),
        "[--json]",
        "Show the image's config, and what the last step changed in it",
        """
        What the image would say about running it if it were exported now. Below it
        stands what the last instruction added (+), changed (~) and took away (-).

            config
        """,
        ImageCommands::config);
  }

  private static Command env() {
    return Command.once(
        STATE,
        "env",
        List.of(),
        "[--json]",
        "Show environment variables and build arguments",
        """
        Environment variables stay in the image; build arguments are gone when their
        stage ends. Beside each stands where its value comes from.

            env
        """,
        ImageCommands::env);
  }

  private static Command args() {
    return Command.once(
        STATE,
        "args",
        List.of(),
        "[--json]",
        "Show the build arguments of the stage",
        """
        Those that an ARG has declared so far, with where their values come from.

            args
        """,
        ImageCommands::args);
  }

  private static Command layers() {
    return Command.once(
        STATE,
        "layers",
        List.of(),
        "[--json]",
        "Show the layers of the image, and what is in them twice",
        """
        From the lowest to the highest: size, number of files, how many bytes of them
        a lower layer has again, digest, and the step that made it. Waste are paths that
        more than one layer writes or deletes; the efficiency is counted as dive does.

            layers
        """,
        ImageCommands::layers);
  }

  private static Command context() {
    return Command.once(
        STATE,
        "context",
        List.of(),
        "[FILE] [--by-size] [--json]",
        "List the build context, or look for one file of it",
        """
        The files that COPY and ADD can take, with their sizes. With FILE it says if
        that is in the context, or which line of .dockerignore keeps it out.

            context --by-size
            context node_modules
        """,
        ImageCommands::context);
  }

  private static Answer config(Desk desk, Arguments typed) throws MisuseException {
    boolean json = Flags.onlyJson(typed);
    Optional<Walk> walk = desk.session().walk();
    List<String> changed = walk.map(ImageText::configChanges).orElse(List.of());
    if (json) {
      Map<String, Object> document = LookJson.config(stage(desk).image());
      document.put("changed", changed);
      return Flags.print(desk, document);
    }
    desk.print(ImageText.config(stage(desk).image(), desk.style()));
    if (walk.isPresent()) {
      int step = walk.get().step().ordinal() + 1;
      desk.line("step " + step + (changed.isEmpty() ? " changed nothing of it" : " changed"));
      changed.forEach(line -> desk.line("  " + line));
    }
    return Answer.STAY;
  }

  private static Answer env(Desk desk, Arguments typed) throws MisuseException {
    boolean json = Flags.onlyJson(typed);
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("env", LookJson.variables(stage(desk), false));
      document.put("args", LookJson.variables(stage(desk), true));
      return Flags.print(desk, document);
    }
    desk.print(ImageText.env(stage(desk), desk.style()));
    return Answer.STAY;
  }

  private static Answer args(Desk desk, Arguments typed) throws MisuseException {
    boolean json = Flags.onlyJson(typed);
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("args", LookJson.variables(stage(desk), true));
      return Flags.print(desk, document);
    }
    desk.print(
        stage(desk).args().isEmpty()
            ? desk.style().say("No build arguments are declared in this stage so far.") + "\n"
            : ImageText.args(stage(desk), desk.style()));
    return Answer.STAY;
  }

  private static Answer layers(Desk desk, Arguments typed) throws MisuseException, IOException {
    boolean json = Flags.onlyJson(typed);
    DebugSession session = desk.session();
    Image image = stage(desk).image();
    Waste waste = Waste.of(image.layers(), session.trees().layers());
    if (json) {
      return Flags.print(desk, LayersText.json(image, waste));
    }
    desk.print(LayersText.of(image, waste));
    return Answer.STAY;
  }

  private static Answer context(Desk desk, Arguments typed) throws MisuseException, IOException {
    Flags flags = Flags.of(typed, List.of("--by-size", Flags.JSON), List.of());
    FileTree tree = desk.context().tree();
    Optional<String> file = flags.rest().atMost(1).first();
    if (file.isPresent()) {
      return file(desk, tree, file.get(), flags);
    }
    if (flags.json()) {
      return Flags.print(desk, LookJson.tree("/", tree.root(), Integer.MAX_VALUE));
    }
    ContextText.Order order =
        flags.on().contains("--by-size") ? ContextText.Order.SIZE : ContextText.Order.NAME;
    desk.print(ContextText.files(tree.root(), "", order));
    return Answer.STAY;
  }

  private static Answer file(Desk desk, FileTree tree, String path, Flags flags)
      throws IOException {
    Optional<Node> node = tree.lookup(path, Links.NOFOLLOW);
    Optional<String> rule = node.isPresent() ? Optional.empty() : desk.context().ignoredBy(path);
    if (flags.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("path", path);
      document.put("included", node.isPresent());
      rule.ifPresent(line -> document.put("ignoredBy", line));
      return Flags.print(desk, document);
    }
    desk.line(
        path
            + (node.isPresent()
                ? " is in the context."
                : rule.map(line -> " is kept out by " + line + ".")
                    .orElse(" is not in the context, and nothing keeps it out.")));
    return Answer.STAY;
  }

  private static StageState stage(Desk desk) {
    return desk.session().state().current();
  }
}
