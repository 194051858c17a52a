package dev.alidade.cli;

import jakarta.inject.Inject;
import picocli.CommandLine.Command;

/** Says what is running, as a report of a defect needs it. */
@Command(
    name = "version",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints the version, and what it runs on.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  alidade version    the version, Java and the operating system",
      "  alidade --version  the version alone"
    })
final class VersionCommand extends CheckedCommand {

  private final Version version;

  @Inject
  VersionCommand(Version version) {
    this.version = version;
  }

  @Override
  ExitCode run() {
    var out = commandLine().getOut();
    for (var line : version.getVersion()) {
      out.println(line);
    }
    // https://www.graalvm.org/sdk/javadoc/org/graalvm/nativeimage/ImageInfo.html
    var isNative = System.getProperty("org.graalvm.nativeimage.imagecode") != null;
    out.printf(
        "Java %s%s%n%s %s, %s%n",
        System.getProperty("java.version"),
        isNative ? ", native executable" : ", " + System.getProperty("java.vm.name"),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("os.arch"));
    out.flush();
    return ExitCode.DONE;
  }
}
