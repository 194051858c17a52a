package dev.alidade.analysis;

import dev.alidade.analysis.PermissionEvaluation.Reach;
import dev.alidade.catalog.policy.Effect;
import dev.alidade.catalog.policy.PolicyLanguage;
import dev.alidade.catalog.policy.Statement;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * 5,000 principals, 20,000 tables, the two entries of the mapping that have the most permissions:
 * prints how long the evaluation takes, what it finds, and the most heap that was used. Each
 * principal has an inline policy of its own that names its tables in one of the ways in which
 * people do it, and some of 400 shared policies; one of fifty is an administrator, one of ten has a
 * boundary, and there are denies. What is found is counted, not written: a database takes some ten
 * thousand relationships a second, whoever finds them.
 */
final class PermissionBenchmark {

  private static final int PRINCIPALS = 5_000;
  private static final int TABLES = 20_000;
  private static final int APPLICATIONS = 2_500;
  private static final int SHARED_POLICIES = 400;

  private static final List<List<String>> ENTRIES =
      PermissionMappingFile.ours().entries().stream()
          .filter(entry -> entry.targetLabel().equals("AWSDynamoDBTable"))
          .map(PermissionMapping.Entry::permissions)
          .toList();

  private final Random random = new Random(20_000);

  private PermissionBenchmark() {}

  /**
   * What came out.
   *
   * @param processorSeconds without the time in which other processes had the processor
   * @param found pairs of a principal and a table
   */
  record Figures(double seconds, double processorSeconds, long found, long heapMebibytes) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%,d principals x %,d tables x %d entries: %.2f s (processor %.2f s), %,d relationships, at most %,d MiB heap",
          PRINCIPALS,
          TABLES,
          ENTRIES.size(),
          seconds,
          processorSeconds,
          found,
          heapMebibytes);
    }
  }

  /** Prints the figures of a few runs, the first of them cold. */
  public static void main(String[] arguments) {
    for (int run = 0; run < 3; run++) {
      System.out.println(run());
    }
  }

  static Figures run() {
    var benchmark = new PermissionBenchmark();
    var holders = benchmark.holders();
    var arns = IntStream.range(0, TABLES).mapToObj(PermissionBenchmark::table).toList();
    var threads = ManagementFactory.getThreadMXBean();
    var processorStart = threads.getCurrentThreadCpuTime();
    var start = System.nanoTime();
    var index = new ArnIndex(arns);
    long[] found = {0};
    for (var permissions : ENTRIES) {
      new PermissionEvaluation(permissions, index, Reach.AS_WRITTEN)
          .evaluate(
              holders,
              grant ->
                  found[0] += (long) grant.principals().size() * grant.resources().cardinality());
    }
    return new Figures(
        (System.nanoTime() - start) / 1e9,
        (threads.getCurrentThreadCpuTime() - processorStart) / 1e9,
        found[0],
        heap());
  }

  private static long heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        >> 20;
  }

  private static String table(int number) {
    return "arn:aws:dynamodb:%s:111111111111:table/app-%d-%s"
        .formatted(
            List.of("eu-west-1", "us-east-1", "ap-south-1").get(number % 3),
            number % APPLICATIONS,
            List.of("orders", "users", "audit.log", "sessions").get(number / APPLICATIONS % 4)
                + number);
  }

  private List<PolicyHolder> holders() {
    var shared = IntStream.range(0, SHARED_POLICIES).mapToObj(this::shared).toList();
    var administrator = policy("administrator", allow("*", "*"));
    var boundary =
        policy(
            "boundary",
            allow("*", "*"),
            Statement.stored(
                PolicyLanguage.OF_2012,
                Effect.DENY,
                List.of("dynamodb:Delete*"),
                null,
                List.of("*"),
                null,
                null));
    var holders = new ArrayList<PolicyHolder>();
    for (int i = 0; i < PRINCIPALS; i++) {
      var policies = new ArrayList<Policy>();
      policies.add(inline(i));
      for (int p = random.nextInt(8); p >= 0; p--) {
        policies.add(shared.get(random.nextInt(SHARED_POLICIES)));
      }
      if (i % 50 == 0) {
        policies.add(administrator);
      }
      holders.add(new PolicyHolder("p" + i, policies, i % 10 == 0 ? boundary : null));
    }
    return holders;
  }

  private Policy inline(int i) {
    int application = i % APPLICATIONS;
    var resource =
        switch (i % 5) {
          case 0 -> table(i);
          case 1 -> "arn:aws:dynamodb:eu-west-1:111111111111:table/app-" + application + "-*";
          case 2 -> "arn:aws:dynamodb:*:111111111111:table/app-" + application + "-*";
          case 3 -> "arn:aws:dynamodb:*:*:table/app-" + application + "-orders*";
          default -> "arn:aws:dynamodb:*:*:table/*-" + application + "-users?????";
        };
    return policy(
        "inline " + i,
        Statement.stored(
            PolicyLanguage.OF_2012,
            Effect.ALLOW,
            List.of("dynamodb:GetItem", "dynamodb:Query", "dynamodb:Put*", "dynamodb:Update*"),
            null,
            List.of(resource, resource + "/index/*"),
            null,
            i % 7 == 0 ? "[{\"Bool\": {\"aws:SecureTransport\": \"true\"}}]" : null),
        allow("logs:*", "*"),
        allow("s3:GetObject", "arn:aws:s3:::app-" + application + "/*"));
  }

  /** Most policies of an account have nothing to do with tables. */
  private Policy shared(int i) {
    return switch (i % 20) {
      case 0 ->
          policy(
              "shared " + i,
              allow("dynamodb:*", "arn:aws:dynamodb:*:*:table/app-" + i + "*"),
              allow("dynamodb:List*", "*"));
      case 1 ->
          policy(
              "shared " + i,
              Statement.stored(
                  PolicyLanguage.OF_2012,
                  Effect.DENY,
                  List.of("dynamodb:*"),
                  null,
                  List.of("arn:aws:dynamodb:*:*:table/*audit.log*"),
                  null,
                  null));
      case 2 ->
          policy(
              "shared " + i,
              Statement.stored(
                  PolicyLanguage.OF_2012,
                  Effect.DENY,
                  null,
                  List.of("iam:*", "dynamodb:*", "s3:*"),
                  List.of("*"),
                  null,
                  null));
      default ->
          policy(
              "shared " + i,
              IntStream.range(0, 6)
                  .mapToObj(n -> allow("service" + i + ":Action" + n + "*", "*"))
                  .toArray(Statement[]::new));
    };
  }

  private static Policy policy(String id, Statement... statements) {
    return new Policy(id, List.of(statements));
  }

  private static Statement allow(String action, String resource) {
    return Statement.stored(
        PolicyLanguage.OF_2012, Effect.ALLOW, List.of(action), null, List.of(resource), null, null);
  }
}
