package dockwalk.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An image's users and groups (passwd(5), group(5)). Lines that cannot be read are left out. */
record UserDatabase(List<User> users, List<Group> groups) {
  record User(String name, int uid, int gid, String home) {}

  record Group(String name, int gid, List<String> members) {}

  /**
   * Who a program runs as.
   *
   * @param groups all of its groups, the first of them {@code gid}
   * @param home absolute path
   */
  record Identity(int uid, int gid, List<Integer> groups, String home) {}

  UserDatabase {
    users = List.copyOf(users);
    groups = List.copyOf(groups);
  }

  /** From the texts of {@code /etc/passwd} and {@code /etc/group}; empty where there is none. */
  static UserDatabase parse(String passwd, String group) {
    List<User> users = new ArrayList<>();
    for (String line : passwd.split("\n", -1)) {
      String[] fields = line.strip().split(":", -1);
      if (fields.length >= 4 && isNumber(fields[2]) && isNumber(fields[3])) {
        String home = fields.length > 5 ? fields[5] : "";
        users.add(
            new User(fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), home));
      }
    }
    List<Group> groups = new ArrayList<>();
    for (String line : group.split("\n", -1)) {
      String[] fields = line.strip().split(":", -1);
      if (fields.length >= 3 && isNumber(fields[2])) {
        List<String> members = fields.length > 3 ? List.of(fields[3].split(",")) : List.of();
        groups.add(new Group(fields[0], Integer.parseInt(fields[2]), members));
      }
    }
    return new UserDatabase(users, groups);
  }

  private static boolean isNumber(String text) {
    if (text.isEmpty() || text.length() > 10) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return Long.parseLong(text) <= Integer.MAX_VALUE;
  }

  /**
   * Who {@code USER} names: {@code user[:group]}, by name or number; empty means root. Without a
   * group it has all groups that name the user (runc, libcontainer/user).
   *
   * @throws IOException if there is no such user or group
   */
  Identity identify(String name) throws IOException {
    int colon = name.indexOf(':');
    String userPart = colon < 0 ? name : name.substring(0, colon);
    String groupPart = colon < 0 ? "" : name.substring(colon + 1);
    Optional<User> user = user(userPart.isEmpty() ? "0" : userPart);
    int uid = user.map(User::uid).orElseGet(() -> number(userPart).orElse(0));
    if (user.isEmpty() && !userPart.isEmpty() && number(userPart).isEmpty()) {
      throw new IOException(
          "unable to find user " + userPart + ": no matching entries in passwd file");
    }
    int gid = groupPart.isEmpty() ? user.map(User::gid).orElse(0) : gidOf(groupPart);
    List<Integer> all = new ArrayList<>(List.of(gid));
    if (groupPart.isEmpty() && user.isPresent()) {
      for (Group each : groups) {
        if (each.members().contains(user.get().name()) && !all.contains(each.gid())) {
          all.add(each.gid());
        }
      }
    }
    String home = user.map(User::home).orElse("");
    return new Identity(uid, gid, List.copyOf(all), home.isEmpty() ? "/" : home);
  }

  private Optional<User> user(String wanted) {
    OptionalInt number = number(wanted);
    for (User each : users) {
      if (each.name().equals(wanted) || (number.isPresent() && number.getAsInt() == each.uid())) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private int gidOf(String wanted) throws IOException {
    OptionalInt number = number(wanted);
    for (Group each : groups) {
      if (each.name().equals(wanted) || (number.isPresent() && number.getAsInt() == each.gid())) {
        return each.gid();
      }
    }
    if (number.isEmpty()) {
      throw new IOException(
          "unable to find group " + wanted + ": no matching entries in group file");
    }
    return number.getAsInt();
  }

  private static OptionalInt number(String text) {
    return isNumber(text) ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }
}
