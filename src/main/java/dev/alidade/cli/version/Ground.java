package dev.alidade.cli.version;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a process runs on.
 *
 * @param executable whether it is a native executable, and not a JVM
 * @param java who made the virtual machine or the executable's runtime, and its version
 * @param release of Java
 * @param system the operating system and its version
 * @param architecture as Java names it
 * @param libc the C library that a native executable has, as far as its file says
 */
public record Ground(
    boolean executable,
    String java,
    String release,
    String system,
    String architecture,
    Optional<CLibrary> libc) {

  /** Of this process. */
  public static Ground ofProcess() {
    return of(System::getProperty, Path.of("/proc/self/exe"));
  }

  /**
   * Of a process with these properties.
   *
   * @param file the one that was started
   */
  static Ground of(Function<String, @Nullable String> properties, Path file) {
    // https://www.graalvm.org/sdk/javadoc/org/graalvm/nativeimage/ImageInfo.html
    var executable = properties.apply("org.graalvm.nativeimage.imagecode") != null;
    // Debian's OpenJDK has no version of its vendor's.
    var vendor = said(properties, "java.vendor.version");
    return new Ground(
        executable,
        vendor.isEmpty() || vendor.equals("null")
            ? said(properties, "java.vm.name") + " " + said(properties, "java.runtime.version")
            : vendor,
        said(properties, "java.version"),
        said(properties, "os.name") + " " + said(properties, "os.version"),
        said(properties, "os.arch"),
        executable ? CLibrary.of(file) : Optional.empty());
  }

  private static String said(Function<String, @Nullable String> properties, String key) {
    var value = properties.apply(key);
    return value == null ? "" : value;
  }
}
