package dev.alidade.account;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something in the AWS configuration that cannot be used as it stands.
 *
 * @param file the file it stands in; null for what comes from the environment or the command line
 * @param line counted from 1; 0 where no single line is at fault
 * @param profile the profile concerned; null where none is
 * @param message one sentence: what is wrong and what would be right
 */
public record ConfigurationProblem(
    @Nullable Path file, int line, @Nullable String profile, String message) {

  /** Message and place, in a line about a profile that is named already. */
  String within(String named) {
    var words = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    var whose = profile == null || profile.equals(named) ? "" : "profile " + profile + ": ";
    return whose + words + (file == null ? "" : " (" + file + (line > 0 ? ":" + line : "") + ")");
  }

  /** File, line, profile and message, in one line. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    if (file != null) {
      text.append(file);
      if (line > 0) {
        text.append(':').append(line);
      }
      text.append(": ");
    }
    if (profile != null) {
      text.append("profile ").append(profile).append(": ");
    }
    return text.append(message).toString();
  }
}
