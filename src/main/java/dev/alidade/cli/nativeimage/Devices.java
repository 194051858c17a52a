package dev.alidade.cli.nativeimage;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the JDK expects in /dev, and a root directory with nothing but the binary has not. */
public final class Devices {

  private static final Path RANDOM = Path.of("/dev/urandom");

  private Devices() {}

  /** Has an image ask the kernel where there is no device to read; does nothing on the JVM. */
  public static void makeUpForMissingOnes() {
    // https://www.graalvm.org/sdk/javadoc/org/graalvm/nativeimage/ImageInfo.html
    if ("runtime".equals(System.getProperty("org.graalvm.nativeimage.imagecode"))
        && Files.notExists(RANDOM)) {
      KernelRandom.install();
    }
  }
}
