package dev.alidade.cli.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CLibraryTest {

  private static final int LOADABLE = 1;
  private static final int INTERPRETER = 3;

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "/lib64/ld-linux-x86-64.so.2, GLIBC",
    "/lib/ld-linux-aarch64.so.1, GLIBC",
    "/lib/ld-musl-x86_64.so.1, MUSL"
  })
  void theLoaderSaysWhichLibraryIsNeeded(String loader, CLibrary library) throws IOException {
    for (var order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      assertThat(CLibrary.of(file(elf(order, INTERPRETER, loader)))).contains(library);
    }
  }

  @Test
  void aLoaderOfAnotherNameSaysNothing() throws IOException {
    var elf = elf(ByteOrder.LITTLE_ENDIAN, INTERPRETER, "/libexec/ld-elf.so.1");

    assertThat(CLibrary.of(file(elf))).isEmpty();
  }

  @Test
  void aFileWithoutLoaderIsStatic() throws IOException {
    assertThat(CLibrary.of(file(elf(ByteOrder.LITTLE_ENDIAN, LOADABLE, ""))))
        .contains(CLibrary.STATIC);
  }

  @Test
  void whatIsNoExecutableOrCutOffSaysNothing() throws IOException {
    var elf = elf(ByteOrder.LITTLE_ENDIAN, INTERPRETER, "/lib64/ld-linux-x86-64.so.2");

    assertThat(CLibrary.of(file("#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII)))).isEmpty();
    assertThat(CLibrary.of(file(new byte[0]))).isEmpty();
    for (var length : new int[] {40, 64, 100, elf.length - 5}) {
      assertThat(CLibrary.of(file(Arrays.copyOf(elf, length)))).isEmpty();
    }
    assertThat(CLibrary.of(directory.resolve("nowhere"))).isEmpty();
    assertThat(CLibrary.of(directory)).isEmpty();
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(directory.resolve("file"), content);
  }

  /** A header, a program header that is looked past, and one of this kind. */
  private static byte[] elf(ByteOrder order, int kind, String text) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    var elf = ByteBuffer.allocate(64 + 2 * 56 + bytes.length);
    elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, (byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 2)});
    elf.order(order);
    elf.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 2);
    elf.putInt(64, LOADABLE);
    elf.putInt(120, kind).putLong(128, 176).putLong(152, bytes.length);
    elf.position(176).put(bytes);
    return elf.array();
  }
}
