package dev.alidade.cli.completion;

/**
 * How a shell reads the names of profiles out of the AWS files: by sed, which is there wherever a
 * shell is, and takes a few milliseconds for thousands of profiles. The sections are those of
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html; comments and line ends
 * of Windows behind a section's name do no harm.
 */
final class ProfileNames {

  /** {@code [profile NAME]}, the name in quotes or not, and {@code [default]}. */
  private static final String OF_CONFIG =
      """
      's/^[[:space:]]*\\[profile[[:space:]]\\{1,\\}"\\{0,1\\}\\([^]"]*[^]"[:space:]]\\)"\\{0,1\\}[[:space:]]*].*/\\1/p'\
      """;

  private static final String DEFAULT = "'s/^[[:space:]]*\\[default].*/default/p'";

  /** {@code [NAME]} */
  private static final String OF_CREDENTIALS = "'s/^[[:space:]]*\\[\\([^]]*\\)].*/\\1/p'";

  private ProfileNames() {}

  /** A script in which the placeholders of both commands are replaced. */
  static String in(String script) {
    return script
        .replace("{sed-config}", "sed -n -e " + OF_CONFIG + " -e " + DEFAULT)
        .replace("{sed-credentials}", "sed -n -e " + OF_CREDENTIALS);
  }
}
