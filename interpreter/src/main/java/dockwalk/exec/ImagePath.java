package dockwalk.exec;

import java.util.ArrayList;
import java.util.List;

/** Paths inside an image: slashes, no links followed, never above the root. */
final class ImagePath {
  private ImagePath() {}

  /** The clean absolute path that {@code path} is, seen from {@code folder}. */
  static String join(String folder, String path) {
    return clean(path.startsWith("/") ? path : folder + "/" + path);
  }

  /** {@code path} as an absolute path without empty names, {@code .} and {@code ..}. */
  static String clean(String path) {
    List<String> names = new ArrayList<>();
    for (String name : path.split("/")) {
      if (name.equals("..")) {
        if (!names.isEmpty()) {
          names.removeLast();
        }
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return "/" + String.join("/", names);
  }

  /** The last name of {@code path}; empty for the root. */
  static String name(String path) {
    String clean = clean(path);
    return clean.substring(clean.lastIndexOf('/') + 1);
  }

  /** The directory that {@code path}, clean and absolute, stands in. */
  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }
}
