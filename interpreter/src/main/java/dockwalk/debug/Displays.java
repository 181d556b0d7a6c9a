package dockwalk.debug;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Queries that are asked anew whenever a session stops, by number. */
public final class Displays {
  private final SortedMap<Integer, Query> all = new TreeMap<>();
  private int last;

  /** Adds one, and gives its number. */
  public int add(Query query) {
    all.put(++last, query);
    return last;
  }

  /** Takes one away; false if there is none of this number. */
  public boolean remove(int number) {
    return all.remove(number) != null;
  }

  /** Takes all away. */
  public void clear() {
    all.clear();
  }

  /** All, by number. */
  public Map<Integer, Query> list() {
    return Collections.unmodifiableMap(all);
  }
}
