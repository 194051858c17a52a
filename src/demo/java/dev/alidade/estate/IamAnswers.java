package dev.alidade.estate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * IAM: lists from files; what is asked about one user, key, policy or principal is taken from the
 * account's lists.
 */
final class IamAnswers implements Answers {

  private static final String DETAILS = "iam:GetAccountAuthorizationDetails";
  private static final Pattern VERSIONS =
      Pattern.compile("\\s*<PolicyVersionList>.*</PolicyVersionList>", Pattern.DOTALL);

  /**
   * The lists of {@code GetAccountAuthorizationDetails} and the value of {@code Filter} that asks
   * for each.
   */
  private static final Map<String, String> LISTS =
      Map.of("UserDetailList", "User", "GroupDetailList", "Group", "RoleDetailList", "Role");

  /** A report about one principal that takes its time. */
  private record Job(String arn, AtomicInteger asked) {}

  private final Clock clock;
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final Set<String> credentialReports = ConcurrentHashMap.newKeySet();

  IamAnswers(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Answer answer(Request request, Estate estate) {
    return switch (request.operation()) {
      case "GetAccountAuthorizationDetails" -> authorizationDetails(request, estate);
      case "ListAccessKeys", "ListMFADevices" -> ofUser(request, estate);
      case "GetAccessKeyLastUsed" -> accessKeyLastUsed(request, estate);
      case "GetPolicy" -> policy(request, estate);
      case "GetPolicyVersion" -> policyVersion(request, estate);
      case "GenerateCredentialReport" -> generateCredentialReport(request);
      case "GetCredentialReport" -> credentialReport(request, estate);
      case "GenerateServiceLastAccessedDetails" -> startJob(request);
      case "GetServiceLastAccessedDetails" -> jobResult(request, estate);
      default -> Answers.stored(request, estate);
    };
  }

  private static Answer authorizationDetails(Request request, Estate estate) {
    var filter = request.parameters("Filter.member");
    return Answers.stored(request, estate) instanceof Answer.Page page && !filter.isEmpty()
        ? new Answer.Page(filtered(page.body(), filter), page.number())
        : Answers.stored(request, estate);
  }

  private static String filtered(String body, List<String> filter) {
    var left = body;
    for (var list : LISTS.entrySet()) {
      if (!filter.contains(list.getValue())) {
        left = emptied(left, list.getKey());
      }
    }
    var policies = Elements.inside(left, "Policies");
    return left.replace(
        policies,
        Elements.keep(
            policies,
            policy ->
                filter.contains(
                    policy.contains("<Arn>arn:aws:iam::aws:policy/")
                        ? "AWSManagedPolicy"
                        : "LocalManagedPolicy")));
  }

  private static String emptied(String body, String list) {
    var inside = Elements.inside(body, list);
    return inside.isEmpty() ? body : body.replace(inside, "");
  }

  /** The members of a list that name the user. */
  private static Answer ofUser(Request request, Estate estate) {
    var user = request.parameter("UserName");
    if (user.isEmpty()) {
      return new AwsError(
          400, "ValidationError", "Must specify userName when calling with non-User credentials");
    }
    var own = estate.findItem(request.account(), request.region(), request.action(), user);
    if (own != null) {
      return Answers.page(request, own);
    }
    var element = "<UserName>" + user + "</UserName>";
    if (!detailsContain(request, estate, element)) {
      return AwsError.noSuchEntity("The user with name " + user);
    }
    return Answers.stored(request, estate) instanceof Answer.Page page
        ? new Answer.Page(Elements.keep(page.body(), member -> member.contains(element)))
        : AwsError.unknownOperation(request);
  }

  private static Answer accessKeyLastUsed(Request request, Estate estate) {
    var key = request.parameter("AccessKeyId");
    var own = estate.findItem(request.account(), request.region(), request.action(), key);
    // IAM does not say whether a key exists that is not the account's.
    return own == null
        ? AwsError.denied(
            request, "because no identity-based policy allows the " + request.action() + " action")
        : Answers.page(request, own);
  }

  private static Answer policy(Request request, Estate estate) {
    var policy = policyMember(request, estate);
    return policy == null
        ? noSuchPolicy(request)
        : response(
            request,
            policy.replaceFirst("^<member>", "<Policy>").replaceFirst("</member>$", "</Policy>"));
  }

  private static Answer policyVersion(Request request, Estate estate) {
    var member = policyMember(request, estate);
    if (member != null) {
      var wanted = "<VersionId>" + request.parameter("VersionId") + "</VersionId>";
      for (String version : Elements.of(Elements.inside(member, "PolicyVersionList"))) {
        if (version.contains(wanted)) {
          return response(
              request,
              version
                  .replaceFirst("^<member>", "<PolicyVersion>")
                  .replaceFirst("</member>$", "</PolicyVersion>"));
        }
      }
    }
    return noSuchPolicy(request);
  }

  private static AwsError noSuchPolicy(Request request) {
    return new AwsError(
        404,
        "NoSuchEntity",
        "Policy %s does not exist or is not attachable.".formatted(request.parameter("PolicyArn")));
  }

  private static @Nullable String policyMember(Request request, Estate estate) {
    var arn = "<Arn>" + request.parameter("PolicyArn") + "</Arn>";
    var pages = estate.find(request.account(), request.region(), DETAILS);
    for (int number = 1; pages != null && number <= pages.size(); number++) {
      for (String policy : Elements.of(Elements.inside(pages.page(number), "Policies"))) {
        if (policy.contains(arn)) {
          return request.operation().equals("GetPolicy")
              ? VERSIONS.matcher(policy).replaceFirst("")
              : policy;
        }
      }
    }
    return null;
  }

  private Answer generateCredentialReport(Request request) {
    boolean first = credentialReports.add(request.account());
    return response(
        request,
        first
            ? "<State>STARTED</State><Description>No report exists. Starting a new report generation task</Description>"
            : "<State>COMPLETE</State>");
  }

  private Answer credentialReport(Request request, Estate estate) {
    if (!credentialReports.contains(request.account())) {
      return new AwsError(410, "ReportNotPresent", "There is no credential report.");
    }
    return Answers.stored(request, estate) instanceof Answer.Page csv
        ? response(
            request,
            "<Content>%s</Content><ReportFormat>text/csv</ReportFormat><GeneratedTime>%s</GeneratedTime>"
                .formatted(
                    Base64.getEncoder().encodeToString(csv.body().getBytes(StandardCharsets.UTF_8)),
                    now()))
        : new AwsError(410, "ReportNotPresent", "There is no credential report.");
  }

  private Answer startJob(Request request) {
    var arn = request.parameter("Arn");
    var id =
        UUID.nameUUIDFromBytes((arn + jobs.size()).getBytes(StandardCharsets.UTF_8)).toString();
    jobs.put(id, new Job(arn, new AtomicInteger()));
    return response(request, "<JobId>" + id + "</JobId>");
  }

  /** In progress when it is asked for the first time, complete from then on. */
  private Answer jobResult(Request request, Estate estate) {
    var job = jobs.get(request.parameter("JobId"));
    if (job == null) {
      return AwsError.noSuchEntity("The job " + request.parameter("JobId"));
    }
    if (job.asked().getAndIncrement() == 0) {
      return response(
          request,
          "<JobStatus>IN_PROGRESS</JobStatus><JobType>SERVICE_LEVEL</JobType><JobCreationDate>"
              + now()
              + "</JobCreationDate><IsTruncated>false</IsTruncated><ServicesLastAccessed/>");
    }
    var item = Item.of(job.arn());
    var own = estate.findItem(request.account(), request.region(), request.action(), item);
    return own == null ? Answers.stored(request, estate) : Answers.page(request, own);
  }

  private static boolean detailsContain(Request request, Estate estate, String text) {
    var pages = estate.find(request.account(), request.region(), DETAILS);
    for (int number = 1; pages != null && number <= pages.size(); number++) {
      if (pages.page(number).contains(text)) {
        return true;
      }
    }
    return false;
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Answer response(Request request, String result) {
    return new Answer.Page(
        """
        <%1$sResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
          <%1$sResult>
            %2$s
          </%1$sResult>
          <ResponseMetadata>
            <RequestId>%3$s</RequestId>
          </ResponseMetadata>
        </%1$sResponse>
        """
            .formatted(request.operation(), result, UUID.randomUUID()));
  }
}
