package dev.alidade.cli;

import dev.alidade.aws.Answered;
import dev.alidade.aws.CallCount;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.Outcome;
import dev.alidade.store.Changes;
import dev.alidade.store.Sweep;
import dev.alidade.survey.AccountReport;
import dev.alidade.survey.AccountReport.Ended;
import dev.alidade.survey.RunReport;
import dev.alidade.survey.ScopeId;
import dev.alidade.survey.ScopeResult;
import dev.alidade.survey.ScopeResults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports of runs that never took place, with all that a report can say. */
public final class Reports {

  /** When they all began. */
  public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  static final String PRODUCTION = "210987654321";
  static final String DEVELOPMENT = "444455556666";
  private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1");
  private static final List<String> MODULES =
      List.of("iam", "ec2:instance", "ec2:vpc", "inspector");

  private Reports() {}

  /** One account, everything complete. */
  public static RunReport complete() {
    return run(
        false,
        List.of(
            surveyed(
                "production",
                PRODUCTION,
                List.of(
                    scope(PRODUCTION, "iam", "Principals", "global", complete, 412, 988),
                    scope(PRODUCTION, "ec2:instance", "Instances", "eu-west-1", complete, 118, 462),
                    scope(PRODUCTION, "ec2:instance", "Instances", "us-east-1", complete, 2, 8),
                    scope(PRODUCTION, "ec2:vpc", "Vpcs", "eu-west-1", complete, 4, 3),
                    scope(PRODUCTION, "ec2:vpc", "Vpcs", "us-east-1", complete, 2, 1)))),
        List.of());
  }

  /** Several accounts with every kind of outcome. */
  public static RunReport mixed() {
    return run(
        false,
        List.of(
            surveyed(
                "production",
                PRODUCTION,
                List.of(
                    scope(
                        PRODUCTION,
                        "iam",
                        "Principals",
                        "global",
                        new Outcome.Partial(
                            List.of(
                                "role auditor: iam:GetRole in account 210987654321, global:"
                                    + " Throttling: Rate exceeded",
                                "role deploy: iam:GetRole in account 210987654321, global:"
                                    + " Throttling: Rate exceeded")),
                        12_412,
                        30_988),
                    scope(
                        PRODUCTION,
                        "ec2:instance",
                        "Instances",
                        "eu-west-1",
                        denied("ec2:DescribeInstances", PRODUCTION, "eu-west-1"),
                        0,
                        0),
                    scope(
                        PRODUCTION,
                        "ec2:instance",
                        "Instances",
                        "us-east-1",
                        denied("ec2:DescribeInstances", PRODUCTION, "us-east-1"),
                        0,
                        0),
                    scope(PRODUCTION, "ec2:vpc", "Vpcs", "eu-west-1", complete, 4, 3),
                    scope(
                        PRODUCTION,
                        "ec2:vpc",
                        "Vpcs",
                        "us-east-1",
                        new Outcome.Failed(
                            "ec2:DescribeVpcs in account 210987654321, us-east-1:"
                                + " UnknownHostException: ec2.us-east-1.amazonaws.com (3 attempts)"),
                        0,
                        0),
                    scope(
                        PRODUCTION,
                        "inspector",
                        "Findings",
                        "eu-west-1",
                        new Outcome.Unsupported("inspector is not offered in eu-west-1"),
                        0,
                        0),
                    scope(PRODUCTION, "inspector", "Findings", "us-east-1", complete, 0, 0)),
                List.of("AWSVpc vpc-1: Property values can only be of primitive types")),
            ended(
                null,
                "staging",
                Ended.REFUSED,
                "the credentials belong to account 111111111111, but role_arn names 222222222222",
                "correct role_arn of profile staging in /home/ada/.aws/config"),
            ended(
                PRODUCTION,
                "production-readonly",
                Ended.DUPLICATE,
                "is the same account as profile production",
                null),
            ended(
                DEVELOPMENT,
                "development",
                Ended.FAILED,
                "is being written by bob@build-7, process 4711, since 2026-03-01T11:59:00Z; its"
                    + " lease runs for another 42 s",
                "wait until that run has ended; a lease of a run that died expires by itself")),
        List.of(
            "AWSVpc.id has duplicates, so that there is an index and no constraint: vpc-1 (2 nodes)"));
  }

  /** More accounts than are listed in full. */
  public static RunReport manyAccounts() {
    var accounts = new ArrayList<AccountReport>();
    for (var i = 0; i < 6; i++) {
      var id = "10000000000" + i;
      accounts.add(
          surveyed(
              "account-" + i,
              id,
              List.of(
                  scope(id, "iam", "Principals", "global", complete, 10, 20),
                  i == 3
                      ? scope(
                          id,
                          "ec2:vpc",
                          "Vpcs",
                          "eu-west-1",
                          denied("ec2:DescribeVpcs", id, "eu-west-1"),
                          0,
                          0)
                      : scope(id, "ec2:vpc", "Vpcs", "eu-west-1", complete, 2, 1))));
    }
    return run(false, accounts, List.of());
  }

  /** Nobody's credentials work. */
  public static RunReport nobody() {
    return run(
        false,
        List.of(
            ended(
                null,
                "default",
                Ended.REFUSED,
                "there are no AWS credentials",
                "set AWS_ACCESS_KEY_ID, or configure a profile with «aws configure»")),
        List.of());
  }

  /** Stopped in the middle. */
  public static RunReport interrupted() {
    var account =
        surveyed(
            "production",
            PRODUCTION,
            List.of(
                scope(PRODUCTION, "iam", "Principals", "global", complete, 412, 988),
                scope(
                    PRODUCTION,
                    "ec2:vpc",
                    "Vpcs",
                    "eu-west-1",
                    new Outcome.Failed("interrupted"),
                    0,
                    0)));
    return run(
        true,
        List.of(
            new AccountReport(
                account.accountId(),
                account.profile(),
                account.regions(),
                null,
                null,
                account.scopes(),
                412,
                0,
                Sweep.Removed.NONE,
                List.of(),
                account.started(),
                account.took(),
                Ended.INTERRUPTED)),
        List.of());
  }

  private static final Outcome complete = new Outcome.Complete();

  private static Outcome denied(String operation, String account, String region) {
    return new Outcome.Denied(
        operation,
        Outcome.Denied.Cause.NOT_ALLOWED,
        "%s in account %s, %s: UnauthorizedOperation: You are not authorized to perform: %s on resource: arn:aws:ec2:%s:%s:*"
            .formatted(operation, account, region, operation, region, account));
  }

  /** A scope of the twelfth second. */
  public static ScopeResult scope(
      String account,
      String module,
      String resource,
      String region,
      Outcome outcome,
      long nodes,
      long links) {
    return new ScopeResult(
        new ScopeId(account, module, resource, region),
        outcome,
        Answered.NOTHING,
        nodes,
        links,
        START.plusMillis(120),
        Duration.ofMillis(region.equals("global") ? 1234 : 80));
  }

  /** An account that was surveyed. */
  public static AccountReport surveyed(String profile, String id, List<ScopeResult> scopes) {
    return surveyed(profile, id, scopes, List.of());
  }

  private static AccountReport surveyed(
      String profile, String id, List<ScopeResult> scopes, List<String> refusedRows) {
    return new AccountReport(
        id,
        profile,
        REGIONS,
        null,
        null,
        ScopeResults.of(scopes),
        scopes.stream().mapToLong(ScopeResult::rows).sum(),
        scopes.stream().mapToLong(ScopeResult::links).sum(),
        new Sweep.Removed(1, 3),
        refusedRows,
        START.plusMillis(100),
        Duration.ofMillis(3210),
        Ended.SURVEYED);
  }

  /** An account that was not surveyed. */
  public static AccountReport ended(
      @Nullable String id, String profile, Ended how, String problem, @Nullable String advice) {
    return new AccountReport(
        id,
        profile,
        List.of(),
        problem,
        advice,
        ScopeResults.NONE,
        0,
        0,
        Sweep.Removed.NONE,
        List.of(),
        START.plusMillis(90),
        Duration.ZERO,
        how);
  }

  private static RunReport run(
      boolean interrupted, List<AccountReport> accounts, List<String> warnings) {
    var anything = accounts.stream().anyMatch(account -> !account.scopes().isEmpty());
    return new RunReport(
        "0b7e6f2c-6d0e-4a53-9f5d-7b1a2c3d4e5f",
        "0.1.0",
        "5.26.30",
        1_772_366_400,
        START,
        Duration.ofMillis(4812),
        interrupted,
        MODULES,
        accounts,
        anything
            ? List.of(
                calls("ec2", "DescribeInstances", 1200, 3, 0),
                calls("ec2", "DescribeVpcs", 3, 0, 1),
                calls("iam", "GetAccountAuthorizationDetails", 2, 0, 0))
            : List.of(),
        anything
            ? Map.of(PRODUCTION, new CallLedger.Totals(1205, 3, 1, Duration.ofMillis(1401)))
            : Map.of(),
        anything ? new Changes(517, 1, 1462, 3) : Changes.NONE,
        anything ? new Sweep.Removed(0, 2) : Sweep.Removed.NONE,
        List.of(),
        List.of(),
        warnings);
  }

  private static CallCount calls(
      String service, String operation, long calls, long throttles, long errors) {
    return new CallCount(
        service,
        operation,
        calls,
        throttles,
        errors,
        Duration.ofMillis(throttles * 467),
        START.plusMillis(130),
        START.plusMillis(2130));
  }
}
