package dev.alidade.catalog.iam;

import static dev.alidade.catalog.Declaration.inModule;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.text.PythonDates;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetServiceLastAccessedDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.ServiceLastAccessed;
import software.amazon.awssdk.services.iam.model.UserDetail;

/**
 * The service that each user, group and role used last, on its node. AWS works it out in a job for
 * each principal: all are started, with {@code iam:GenerateServiceLastAccessedDetails}, before the
 * first is collected, with {@code iam:GetServiceLastAccessedDetails}.
 */
final class LastAccessedServices implements GlobalResource {

  /** As the reference: a job is asked for 30 times at most, 2 seconds apart (here: at most 2). */
  private static final int POLLS = 30;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /** A principal and the service that it used last, if it used any. */
  record Use(String principalArn, @Nullable ServiceLastAccessed newest) {

    private <V> @Nullable V of(Function<ServiceLastAccessed, @Nullable V> value) {
      return newest == null ? null : value.apply(newest);
    }
  }

  /** Work that AWS does for us; as a text the principal, by which reports call it. */
  private record Job(String principalArn, String id) {}

  static final NodeType<Use> PRINCIPAL =
      NodeType.facetOf("AWSPrincipal", Use.class)
          .id(Use::principalArn)
          .indexed("arn", Use::principalArn)
          .property("last_accessed_service_name", use -> use.of(ServiceLastAccessed::serviceName))
          .property(
              "last_accessed_service_namespace",
              use -> use.of(ServiceLastAccessed::serviceNamespace))
          .property(
              "last_authenticated",
              use -> PythonDates.str(use.of(ServiceLastAccessed::lastAuthenticated)))
          .property(
              "last_authenticated_entity",
              use -> use.of(ServiceLastAccessed::lastAuthenticatedEntity))
          .property(
              "last_authenticated_region",
              use -> use.of(ServiceLastAccessed::lastAuthenticatedRegion))
          .build();

  @Override
  public Declaration declaration() {
    return inModule("iam")
        .calls(
            Iam.SERVICE,
            "GenerateServiceLastAccessedDetails",
            "GetAccountAuthorizationDetails",
            "GetServiceLastAccessedDetails")
        .writes(PRINCIPAL)
        .skippableAs("service-last-accessed");
  }

  @Override
  public void survey(Scope at, Rows rows) {
    var jobs = new ConcurrentLinkedQueue<Job>();
    at.details(principalArns(at))
        .named(arn -> arn)
        .feeding(PRINCIPAL)
        .ask(
            arn -> {
              var job = Iam.of(at).generateServiceLastAccessedDetails(r -> r.arn(arn));
              jobs.add(new Job(arn, job.jobId()));
            });
    at.details(jobs).named(Job::principalArn).feeding(PRINCIPAL).ask(job -> collect(at, rows, job));
  }

  private static List<String> principalArns(Scope at) {
    var arns = new ArrayList<String>();
    var pages =
        Iam.of(at)
            .getAccountAuthorizationDetailsPaginator(
                r ->
                    r.filter(EntityType.USER, EntityType.GROUP, EntityType.ROLE)
                        .maxItems(Iam.LARGEST_PAGE));
    for (var page : pages) {
      page.userDetailList().stream().map(UserDetail::arn).forEach(arns::add);
      page.groupDetailList().stream().map(GroupDetail::arn).forEach(arns::add);
      page.roleDetailList().stream().map(RoleDetail::arn).forEach(arns::add);
    }
    arns.removeIf(Objects::isNull);
    return arns;
  }

  private static void collect(Scope at, Rows rows, Job job) {
    var pause = FIRST_PAUSE;
    for (int poll = 0; poll < POLLS; poll++) {
      var page = page(at, job.id(), null);
      switch (page.jobStatus()) {
        case COMPLETED -> {
          rows.add(PRINCIPAL, new Use(job.principalArn(), newest(at, job.id(), page)));
          return;
        }
        case FAILED -> {
          at.missing(
              job.principalArn(), "AWS could not work out which services it used", PRINCIPAL);
          return;
        }
        case IN_PROGRESS, UNKNOWN_TO_SDK_VERSION -> {
          at.pause(pause);
          pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
      }
    }
    at.missing(job.principalArn(), "AWS is still working out which services it used", PRINCIPAL);
  }

  private static @Nullable ServiceLastAccessed newest(
      Scope at, String jobId, GetServiceLastAccessedDetailsResponse first) {
    ServiceLastAccessed newest = null;
    var page = first;
    while (true) {
      for (var service : page.servicesLastAccessed()) {
        if (isLater(service.lastAuthenticated(), newest)) {
          newest = service;
        }
      }
      if (!Boolean.TRUE.equals(page.isTruncated())) {
        return newest;
      }
      page = page(at, jobId, page.marker());
    }
  }

  private static boolean isLater(@Nullable Instant moment, @Nullable ServiceLastAccessed than) {
    return moment != null && (than == null || moment.isAfter(than.lastAuthenticated()));
  }

  private static GetServiceLastAccessedDetailsResponse page(
      Scope at, String jobId, @Nullable String marker) {
    return Iam.of(at)
        .getServiceLastAccessedDetails(
            r -> r.jobId(jobId).maxItems(Iam.LARGEST_PAGE).marker(marker));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
