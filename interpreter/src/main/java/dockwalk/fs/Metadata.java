package dockwalk.fs;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a file has beside its content.
 *
 * @param mode the permission bits with set-user-ID, set-group-ID and sticky: 0 to 07777
 * @param uid number of the owner, as inside the image
 * @param gid number of the group, as inside the image
 * @param modified seconds since 1970-01-01T00:00:00Z
 * @param xattrs extended attributes: name to value, the value's bytes as ISO 8859-1 characters
 */
public record Metadata(
    int mode, int uid, int gid, long modified, SortedMap<String, String> xattrs) {
  private static final SortedMap<String, String> NONE =
      Collections.unmodifiableSortedMap(new TreeMap<>());

  public Metadata {
    mode &= 07777;
    xattrs = xattrs.isEmpty() ? NONE : Collections.unmodifiableSortedMap(new TreeMap<>(xattrs));
  }

  /** Metadata without extended attributes. */
  public Metadata(int mode, int uid, int gid, long modified) {
    this(mode, uid, gid, modified, NONE);
  }

  public Metadata withMode(int changed) {
    return new Metadata(changed, uid, gid, modified, xattrs);
  }

  public Metadata withOwner(int newUid, int newGid) {
    return new Metadata(mode, newUid, newGid, modified, xattrs);
  }

  public Metadata withModified(long seconds) {
    return new Metadata(mode, uid, gid, seconds, xattrs);
  }
}
