package dev.alidade.doctor;

import dev.alidade.account.AwsEnvironment;
import dev.alidade.aws.SmallFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The two files of the AWS configuration, and whether others can read the secrets in them. */
final class AwsFilesFound {

  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private static final List<String> SECRETS =
      List.of("aws_secret_access_key", "aws_session_token", "aws_security_token");

  // As much as is read of them elsewhere.
  private static final int LARGEST_FILE = 16 * 1024 * 1024;

  private AwsFilesFound() {}

  static List<Finding> findings(AwsEnvironment environment, int profiles) {
    var findings = new ArrayList<Finding>();
    findings.add(
        file(
            "config",
            environment.configFile(),
            profiles == 1 ? "1 profile in both files" : profiles + " profiles in both files"));
    findings.add(file("credentials", environment.credentialsFile(), "there"));
    environment
        .homeless()
        .ifPresent(
            why ->
                findings.add(
                    Finding.warn(
                        Finding.Concern.CONFIGURATION, "home", why, "set the variable HOME")));
    return findings;
  }

  private static Finding file(String name, Path file, String what) {
    if (!Files.exists(file)) {
      return Finding.ok(Finding.Concern.CONFIGURATION, name, file + " does not exist");
    }
    try {
      var permissions = Files.getPosixFilePermissions(file);
      var shown = PosixFilePermissions.toString(permissions);
      if (holdsSecrets(file) && permissions.stream().anyMatch(OF_OTHERS::contains)) {
        return Finding.warn(
            Finding.Concern.CONFIGURATION,
            name,
            "%s holds secrets that others can read (%s)".formatted(file, shown),
            "chmod 600 " + file);
      }
      return Finding.ok(
          Finding.Concern.CONFIGURATION, name, "%s (%s), %s".formatted(file, shown, what));
    } catch (UnsupportedOperationException e) {
      // A file system without POSIX permissions, as on Windows.
      return Finding.ok(Finding.Concern.CONFIGURATION, name, file + ", " + what);
    } catch (IOException e) {
      // That it cannot be read is said where its profiles are wanted.
      return Finding.warn(Finding.Concern.CONFIGURATION, name, file + " cannot be looked at", null);
    }
  }

  private static boolean holdsSecrets(Path file) throws IOException {
    var text = SmallFile.text(file, LARGEST_FILE);
    return SECRETS.stream().anyMatch(text::contains);
  }
}
