package dev.alidade.catalog.iam;

import dev.alidade.catalog.Scope;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.iam.model.CredentialReportNotPresentException;
import software.amazon.awssdk.services.iam.model.CredentialReportNotReadyException;
import software.amazon.awssdk.services.iam.model.GenerateCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.GetCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.ReportStateType;

/**
 * Which users have access keys or MFA devices, so that the others need not be asked. From {@code
 * iam:GenerateCredentialReport} and {@code iam:GetCredentialReport}; the columns are described in
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 *
 * <p>It only ever saves calls: of a user that it does not know, everything is possible, and it
 * knows nobody when the report is older than this survey (AWS makes a new one every four hours) or
 * when AWS gives none.
 */
final class CredentialReport {

  /** How often a report that is being made is asked for, {@link #PAUSE} apart. */
  private static final int ATTEMPTS = 15;

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private static final List<String> COLUMNS =
      List.of(
          "user",
          "mfa_active",
          "access_key_1_active",
          "access_key_1_last_rotated",
          "access_key_2_active",
          "access_key_2_last_rotated");

  private static final CredentialReport OF_NOBODY = new CredentialReport(Map.of());

  private record Credentials(boolean accessKeys, boolean mfaDevices) {}

  private final Map<String, Credentials> byUserName;

  private CredentialReport(Map<String, Credentials> byUserName) {
    this.byUserName = byUserName;
  }

  /** The report of an account, made once for the survey. */
  static CredentialReport of(Scope at) {
    return at.oncePerAccount(CredentialReport.class, () -> read(at));
  }

  /** Whether the user has access keys, active or not, as far as is known. */
  boolean mayHaveAccessKeys(String userName) {
    var known = byUserName.get(userName);
    return known == null || known.accessKeys();
  }

  /** Whether the user has MFA devices, as far as is known. */
  boolean mayHaveMfaDevices(String userName) {
    var known = byUserName.get(userName);
    return known == null || known.mfaDevices();
  }

  private static CredentialReport read(Scope at) {
    try {
      var iam = Iam.of(at);
      var request = iam.generateCredentialReport();
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        try {
          var report = iam.getCredentialReport();
          return isOfThisSurvey(request, report)
              ? parse(report.content().asUtf8String())
              : OF_NOBODY;
        } catch (CredentialReportNotReadyException | CredentialReportNotPresentException e) {
          at.pause(PAUSE);
        }
      }
      return OF_NOBODY;
    } catch (IamException e) {
      // Whatever the reason, asking each user gives the same answer with more calls.
      return OF_NOBODY;
    }
  }

  /**
   * STARTED means that there was no usable report, so this one is ours. Otherwise its time counts,
   * and AWS's clock, not the one of this machine.
   */
  private static boolean isOfThisSurvey(
      GenerateCredentialReportResponse request, GetCredentialReportResponse report) {
    if (request.state() == ReportStateType.STARTED) {
      return true;
    }
    var asked = dateOf(request);
    return report.generatedTime() != null
        && asked.isPresent()
        && !report.generatedTime().isBefore(asked.get());
  }

  private static Optional<Instant> dateOf(GenerateCredentialReportResponse response) {
    return response
        .sdkHttpResponse()
        .firstMatchingHeader("Date")
        .flatMap(
            date -> {
              try {
                return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
              } catch (DateTimeException e) {
                return Optional.empty();
              }
            });
  }

  /** Reads the report. Lines that are not as the header says tell nothing of their user. */
  static CredentialReport parse(String csv) {
    var lines = csv.lines().map(CredentialReport::fields).toList();
    if (lines.isEmpty() || !lines.getFirst().containsAll(COLUMNS)) {
      return OF_NOBODY;
    }
    var header = lines.getFirst();
    var byUserName = new HashMap<String, Credentials>();
    for (var line : lines.subList(1, lines.size())) {
      // A user name may have a comma, and the report does not quote.
      if (line.size() == header.size()) {
        UnaryOperator<String> value = column -> line.get(header.indexOf(column));
        byUserName.put(
            value.apply("user"),
            new Credentials(
                hasKey(value, "access_key_1") || hasKey(value, "access_key_2"),
                !isFalse(value.apply("mfa_active"))));
      }
    }
    return new CredentialReport(byUserName);
  }

  /**
   * An inactive key still has the date of its last change; where there is no key, there is none.
   */
  private static boolean hasKey(UnaryOperator<String> value, String key) {
    return !isFalse(value.apply(key + "_active"))
        || !value.apply(key + "_last_rotated").equals("N/A");
  }

  private static boolean isFalse(String value) {
    return value.equalsIgnoreCase("false");
  }

  private static List<String> fields(String line) {
    return Arrays.asList(line.split(",", -1));
  }
}
