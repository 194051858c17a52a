package dev.alidade.cli.version;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The C library of an executable file: where it is linked dynamically, the file names the library's
 * loader, and it starts only where that is.
 */
public enum CLibrary {
  /** None is needed: it is in the file. */
  STATIC("static"),
  /** The GNU C library. */
  GLIBC("glibc"),
  /** The one of Alpine. */
  MUSL("musl");

  /** ELF-64's numbers: https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.pheader.html */
  private static final int MAGIC = 0x7f454c46;

  private static final int INTERPRETER = 3;

  /** The header and all program headers; a file of native-image has about ten of 56 bytes. */
  private static final int HEAD = 4096;

  private final String word;

  CLibrary(String word) {
    this.word = word;
  }

  /** As it is printed. */
  public String word() {
    return word;
  }

  /** The one of this file; empty where that is no 64-bit ELF file, or cannot be read. */
  static Optional<CLibrary> of(Path file) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try (var channel = FileChannel.open(file)) {
      var head = ByteBuffer.allocate(HEAD);
      channel.read(head);
      return of(head.flip());
    } catch (IOException | BufferUnderflowException | IndexOutOfBoundsException e) {
      // It is a line of «alidade version», which has others to say.
      return Optional.empty();
    }
  }

  private static Optional<CLibrary> of(ByteBuffer head) {
    var is64Bit = head.getInt(0) == MAGIC && head.get(4) == 2;
    if (!is64Bit) {
      return Optional.empty();
    }
    head.order(head.get(5) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    var first = Math.toIntExact(head.getLong(32));
    var size = Short.toUnsignedInt(head.getShort(54));
    var count = Short.toUnsignedInt(head.getShort(56));
    for (var i = 0; i < count; i++) {
      var at = first + i * size;
      if (head.getInt(at) == INTERPRETER) {
        return ofLoader(head, Math.toIntExact(head.getLong(at + 8)), head.getLong(at + 32));
      }
    }
    return Optional.of(STATIC);
  }

  /** By the path of the loader: /lib64/ld-linux-x86-64.so.2 or /lib/ld-musl-x86_64.so.1. */
  private static Optional<CLibrary> ofLoader(ByteBuffer head, int at, long length) {
    var path = new byte[Math.toIntExact(length)];
    head.get(at, path);
    var loader = new String(path, StandardCharsets.US_ASCII);
    if (loader.contains("ld-musl")) {
      return Optional.of(MUSL);
    }
    return loader.contains("ld-linux") ? Optional.of(GLIBC) : Optional.empty();
  }
}
