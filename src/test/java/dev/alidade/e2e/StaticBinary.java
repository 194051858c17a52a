package dev.alidade.e2e;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Executables of Linux that need nothing but the kernel. */
final class StaticBinary {

  // https://refspecs.linuxfoundation.org/elf/elf.pdf, for 64 bits
  private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F', 2, 1, 1};
  private static final int HEADER = 64;
  private static final int PROGRAM_HEADER = 56;
  private static final int LOADED_BY_A_LIBRARY = 3;
  private static final long ADDRESS = 0x400000;

  private StaticBinary() {}

  /**
   * Whether an executable names no loader that must be there to start it.
   *
   * @throws IOException if it cannot be read
   */
  static boolean is(Path executable) throws IOException {
    try (var file = FileChannel.open(executable)) {
      var header = read(file, 0, HEADER);
      for (int i = 0; i < MAGIC.length; i++) {
        if (header.get(i) != MAGIC[i]) {
          return false;
        }
      }
      var first = header.getLong(32);
      int size = header.getShort(54);
      for (int i = 0; i < header.getShort(56); i++) {
        if (read(file, first + (long) i * size, size).getInt(0) == LOADED_BY_A_LIBRARY) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Writes a program for x86-64 that prints a text and ends, in 33 bytes of machine code.
   *
   * @throws IOException if it cannot be written
   */
  static void printing(String text, Path file) throws IOException {
    var said = text.getBytes(StandardCharsets.UTF_8);
    var code = HEADER + PROGRAM_HEADER;
    var size = code + 33 + said.length;
    var elf = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    elf.put(MAGIC).position(16);
    // Executable, x86-64, version 1; where it begins; its one program header.
    elf.putShort((short) 2).putShort((short) 62).putInt(1).putLong(ADDRESS + code);
    elf.putLong(HEADER).putLong(0).putInt(0).putShort((short) HEADER);
    elf.putShort((short) PROGRAM_HEADER).putShort((short) 1).position(HEADER);
    // Loaded, readable and executable, all of the file.
    elf.putInt(1).putInt(5).putLong(0).putLong(ADDRESS).putLong(ADDRESS);
    elf.putLong(size).putLong(size).putLong(0x1000);
    // write(1, text, length)
    elf.put(new byte[] {(byte) 0xb8, 1, 0, 0, 0, (byte) 0xbf, 1, 0, 0, 0});
    elf.put(new byte[] {0x48, (byte) 0x8d, 0x35, 16, 0, 0, 0, (byte) 0xba}).putInt(said.length);
    // exit(0)
    elf.put(new byte[] {0x0f, 0x05, (byte) 0xb8, 60, 0, 0, 0, 0x31, (byte) 0xff, 0x0f, 0x05});
    elf.put(said);
    Files.write(file, elf.array());
    Files.setPosixFilePermissions(
        file,
        Set.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE));
  }

  private static ByteBuffer read(FileChannel file, long at, int size) throws IOException {
    var bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, at + bytes.position()) < 0) {
        break;
      }
    }
    return bytes;
  }
}
