package dockwalk.archive;

/**
 * What an archive may cost.
 *
 * @param bytes of all its files together, unpacked
 * @param entries how many
 * @param header bytes of all that describes one entry
 * @param path bytes of a path, as Linux has it
 */
record ArchiveLimits(long bytes, int entries, int header, int path) {
  static final ArchiveLimits STANDARD = new ArchiveLimits(16L << 30, 1_000_000, 1 << 20, 4095);
}
