package dockwalk.registry;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a program or a library of Linux needs to be loaded (ELF-64 object file format; elf(5)).
 *
 * @param interpreter path of the loader; empty for libraries and static programs
 * @param needed names of libraries
 * @param searchPath folders in which its own libraries are, with {@code $ORIGIN} for its folder
 * @param machine number of the processor
 */
record ElfFile(String interpreter, List<String> needed, List<String> searchPath, int machine) {
  private static final int MAGIC = 0x464c457f;
  private static final int HEADER = 64;
  private static final int PT_LOAD = 1;
  private static final int PT_DYNAMIC = 2;
  private static final int PT_INTERP = 3;
  private static final int DT_NEEDED = 1;
  private static final int DT_STRTAB = 5;
  private static final int DT_RPATH = 15;
  private static final int DT_RUNPATH = 29;

  /** A range of the file that is loaded at {@code address}. */
  private record Segment(long address, long offset, long size) {}

  /** Reads the headers of {@code file}; absent if it is no 64-bit little-endian ELF file. */
  static Optional<ElfFile> read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = Math.min(channel.size(), Integer.MAX_VALUE);
      ByteBuffer start = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
      boolean whole = channel.read(start, 0) == HEADER;
      boolean known = start.getInt(0) == MAGIC && start.get(4) == 2 && start.get(5) == 1;
      if (!whole || !known) {
        return Optional.empty();
      }
      ByteBuffer bytes =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, size).order(ByteOrder.LITTLE_ENDIAN);
      return Optional.of(headers(bytes));
    } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
      return Optional.empty(); // cut off, or not what its first bytes promise
    }
  }

  private static ElfFile headers(ByteBuffer bytes) {
    int headers = (int) bytes.getLong(32);
    int length = bytes.getShort(54) & 0xffff;
    int count = bytes.getShort(56) & 0xffff;
    String interpreter = "";
    Segment dynamic = new Segment(0, 0, 0);
    List<Segment> loaded = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int at = headers + i * length;
      Segment segment =
          new Segment(bytes.getLong(at + 16), bytes.getLong(at + 8), bytes.getLong(at + 32));
      switch (bytes.getInt(at)) {
        case PT_LOAD -> loaded.add(segment);
        case PT_DYNAMIC -> dynamic = segment;
        case PT_INTERP -> interpreter = text(bytes, segment.offset());
        default -> {}
      }
    }
    return dynamic(bytes, interpreter, dynamic, loaded);
  }

  private static ElfFile dynamic(
      ByteBuffer bytes, String interpreter, Segment dynamic, List<Segment> loaded) {
    List<Long> needed = new ArrayList<>();
    List<Long> paths = new ArrayList<>();
    long strings = 0;
    for (long at = dynamic.offset(); at < dynamic.offset() + dynamic.size(); at += 16) {
      long value = bytes.getLong((int) at + 8);
      switch ((int) bytes.getLong((int) at)) {
        case DT_NEEDED -> needed.add(value);
        case DT_STRTAB -> strings = offset(value, loaded);
        case DT_RPATH, DT_RUNPATH -> paths.add(value);
        default -> {}
      }
    }
    long table = strings;
    return new ElfFile(
        interpreter,
        needed.stream().map(name -> text(bytes, table + name)).toList(),
        paths.stream().flatMap(p -> List.of(text(bytes, table + p).split(":")).stream()).toList(),
        bytes.getShort(18) & 0xffff);
  }

  /** Where in the file the address is. */
  private static long offset(long address, List<Segment> loaded) {
    for (Segment segment : loaded) {
      if (address >= segment.address() && address < segment.address() + segment.size()) {
        return address - segment.address() + segment.offset();
      }
    }
    return address;
  }

  private static String text(ByteBuffer bytes, long offset) {
    int start = Math.toIntExact(Math.clamp(offset, 0, Integer.MAX_VALUE));
    int end = start;
    while (bytes.get(end) != 0) {
      end++;
    }
    byte[] text = new byte[end - start];
    bytes.get(start, text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
