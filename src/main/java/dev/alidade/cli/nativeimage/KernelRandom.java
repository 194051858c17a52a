package dev.alidade.cli.nativeimage;

import java.security.Provider;
import java.security.SecureRandomSpi;
import java.security.Security;
import java.util.List;
import org.graalvm.nativeimage.UnmanagedMemory;
import org.graalvm.nativeimage.c.function.CFunction;
import org.graalvm.nativeimage.c.type.CCharPointer;
import org.graalvm.word.UnsignedWord;
import org.graalvm.word.WordFactory;
import org.jspecify.annotations.Nullable;

/**
 * Random numbers from the kernel itself. The JDK reads them from /dev/urandom, which every
 * container has, but not every root directory; without it no TLS, and no random id of a run. A
 * native image can ask the system call instead, which the JVM cannot:
 * https://man7.org/linux/man-pages/man2/getrandom.2.html
 */
// By inheritance; nobody writes one.
@SuppressWarnings("serial")
final class KernelRandom extends SecureRandomSpi {

  // As much as comes in one piece, whatever signal arrives.
  private static final int PIECE = 256;

  private KernelRandom() {}

  /** Makes this the source of random numbers. */
  static void install() {
    Security.insertProviderAt(new OfKernel(), 1);
  }

  @CFunction("getrandom")
  private static native long getrandom(CCharPointer buffer, UnsignedWord size, int flags);

  @Override
  protected void engineNextBytes(byte[] bytes) {
    // Not on the stack: that of a virtual thread moves.
    CCharPointer piece = UnmanagedMemory.malloc(PIECE);
    try {
      for (int done = 0; done < bytes.length; done += PIECE) {
        var size = Math.min(PIECE, bytes.length - done);
        if (getrandom(piece, WordFactory.unsigned(size), 0) != size) {
          throw new IllegalStateException("The kernel gives no random numbers.");
        }
        for (int i = 0; i < size; i++) {
          bytes[done + i] = piece.read(i);
        }
      }
    } finally {
      UnmanagedMemory.free(piece);
    }
  }

  @Override
  protected byte[] engineGenerateSeed(int size) {
    var seed = new byte[size];
    engineNextBytes(seed);
    return seed;
  }

  /** The kernel has more than any seed could give it. */
  @Override
  protected void engineSetSeed(byte[] seed) {}

  /** The provider that makes it the default. */
  private static final class OfKernel extends Provider {

    private static final String TYPE = "SecureRandom";
    private static final String ALGORITHM = "Kernel";

    OfKernel() {
      super("AlidadeKernelRandom", "1", "Random numbers from getrandom(2)");
      putService(
          new Service(this, TYPE, ALGORITHM, KernelRandom.class.getName(), List.of(), null) {
            @Override
            public Object newInstance(@Nullable Object parameter) {
              return new KernelRandom();
            }
          });
    }
  }
}
