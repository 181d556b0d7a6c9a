package dockwalk.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** A filter of system calls for a thread and all that it will start (seccomp(2)). */
public final class Seccomp {
  private static final int SET_MODE_FILTER = 1;
  private static final int ALLOW = 0x7fff0000;

  /** Do not make the call, and answer 0. */
  private static final int PRETEND = 0x00050000;

  private static final int LOAD_WORD = 0x20;
  private static final int AND = 0x54;
  private static final int JUMP_IF_EQUAL = 0x15;
  private static final int RETURN = 0x06;

  /** Offsets in struct seccomp_data; arguments are 8 bytes each, the lower half first. */
  private static final int NUMBER = 0;

  private static final int ARCHITECTURE = 4;
  private static final int ARGUMENTS = 16;

  private static final int FILE_TYPE = 0170000;

  private record Instruction(int code, int jumpTrue, int jumpFalse, int value) {}

  /** Numbers of calls on one machine; {@code mknod} is -1 where there is none. */
  private record Numbers(int architecture, int mknod, int mknodat, List<Integer> ownership) {}

  private final List<Instruction> program;

  private Seccomp(List<Instruction> program) {
    this.program = program;
  }

  /**
   * Makes the calls that change owners, users and groups, and those that make devices, do nothing
   * and succeed: so that package managers work in a user namespace that has a single user.
   */
  public static Seccomp pretendedOwnership() {
    Numbers numbers =
        switch (Machine.current().orElseThrow()) {
          // chown fchown lchown fchownat setgroups setuid setgid setreuid setregid setresuid
          // setresgid setfsuid setfsgid capset
          case X86_64 ->
              new Numbers(
                  0xC000003E,
                  133,
                  259,
                  List.of(92, 93, 94, 260, 116, 105, 106, 113, 114, 117, 119, 122, 123, 126));
          case AARCH64 ->
              new Numbers(
                  0xC00000B7,
                  -1,
                  33,
                  List.of(55, 54, 159, 146, 144, 145, 143, 147, 149, 151, 152, 91));
        };
    return new Seccomp(program(numbers));
  }

  private static List<Instruction> program(Numbers numbers) {
    List<Instruction> program = new ArrayList<>();
    program.add(new Instruction(LOAD_WORD, 0, 0, ARCHITECTURE));
    program.add(new Instruction(JUMP_IF_EQUAL, 1, 0, numbers.architecture()));
    program.add(new Instruction(RETURN, 0, 0, ALLOW));
    program.add(new Instruction(LOAD_WORD, 0, 0, NUMBER));
    for (int each : numbers.ownership()) {
      program.add(new Instruction(JUMP_IF_EQUAL, 0, 1, each));
      program.add(new Instruction(RETURN, 0, 0, PRETEND));
    }
    // Fifos and plain files can be made; only devices are pretended.
    addDevices(program, numbers.mknodat(), 2);
    if (numbers.mknod() >= 0) {
      addDevices(program, numbers.mknod(), 1);
    }
    program.add(new Instruction(RETURN, 0, 0, ALLOW));
    return program;
  }

  private static void addDevices(List<Instruction> program, int number, int modeArgument) {
    program.add(new Instruction(JUMP_IF_EQUAL, 0, 6, number));
    program.add(new Instruction(LOAD_WORD, 0, 0, ARGUMENTS + 8 * modeArgument));
    program.add(new Instruction(AND, 0, 0, FILE_TYPE));
    program.add(new Instruction(JUMP_IF_EQUAL, 1, 0, FileCalls.S_IFCHR));
    program.add(new Instruction(JUMP_IF_EQUAL, 0, 1, FileCalls.S_IFBLK));
    program.add(new Instruction(RETURN, 0, 0, PRETEND));
    program.add(new Instruction(RETURN, 0, 0, ALLOW));
  }

  /** Sets it on the calling thread, for good. */
  public void install() throws ErrnoException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment code = arena.allocate(8L * program.size(), 8);
      for (int i = 0; i < program.size(); i++) {
        Instruction each = program.get(i);
        code.set(JAVA_SHORT, 8L * i, (short) each.code());
        code.set(JAVA_BYTE, 8L * i + 2, (byte) each.jumpTrue());
        code.set(JAVA_BYTE, 8L * i + 3, (byte) each.jumpFalse());
        code.set(JAVA_INT, 8L * i + 4, each.value());
      }
      MemorySegment filter = arena.allocate(16, 8);
      filter.set(JAVA_SHORT, 0, (short) program.size());
      filter.set(JAVA_LONG, 8, code.address());
      Native.check(
          Native.raw(Call.SECCOMP, SET_MODE_FILTER, 0, filter.address()), "filter system calls");
    }
  }
}
