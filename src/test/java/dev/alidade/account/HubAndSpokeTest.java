package dev.alidade.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.AwsClients;
import dev.alidade.aws.AwsSettings;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.FakeAws;
import dev.alidade.aws.Limiter;
import dev.alidade.aws.Ticker;
import dev.alidade.catalog.all.AwsCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five hundred accounts behind one identity of this machine. */
class HubAndSpokeTest {

  private static final int SPOKES = 500;

  @TempDir Path directory;
  private final FakeCloud cloud = new FakeCloud();
  private AwsClients clients = clients(new Home(Path.of(".")).environment());
  private Accounts accounts = new Accounts(new Home(Path.of(".")).environment(), clients);

  @BeforeEach
  void hub() {
    var config = new StringBuilder("[default]\nregion = eu-west-1\n");
    for (var i = 0; i < SPOKES; i++) {
      config.append(
          "[profile spoke%d]\nrole_arn = %s\ncredential_source = Ec2InstanceMetadata\n"
              .formatted(i, role(i)));
    }
    var home =
        new Home(directory)
            .with("AWS_ENDPOINT_URL", cloud.url())
            .with("AWS_EC2_METADATA_SERVICE_ENDPOINT", cloud.url())
            .config(config.toString());
    clients = clients(home.environment());
    accounts = new Accounts(home.environment(), clients);
  }

  @AfterEach
  void closeAll() {
    accounts.close();
    clients.close();
    cloud.close();
  }

  @Test
  void theBaseIsAskedOnceForFiveHundredSpokes() throws Exception {
    long start = System.nanoTime();
    var checks = checked();
    System.out.printf(
        "%d spokes: base asked %d times, AssumeRole %d, %d ms, heap %d MB%n",
        SPOKES,
        askedBase(),
        cloud.server.count("AssumeRole"),
        Duration.ofNanos(System.nanoTime() - start).toMillis(),
        heapMegabytes());
    assertThat(checks).hasSize(SPOKES);
    assertThat(checks).filteredOn(AccountCheck.Refused.class::isInstance).isEmpty();
    assertThat(askedBase()).isEqualTo(1);
    assertThat(cloud.server.count("AssumeRole")).isEqualTo(SPOKES);
  }

  @Test
  void oneSpokeThatIsRefusedLeavesTheOthersAlone() throws Exception {
    cloud.refuseRole(
        role(7),
        FakeAws.queryError(
            403,
            "AccessDenied",
            "User: x is not authorized to perform: sts:AssumeRole on resource: " + role(7)));
    assertThat(checked())
        .filteredOn(AccountCheck.Refused.class::isInstance)
        .singleElement()
        .satisfies(
            refused ->
                assertThat(((AccountCheck.Refused) refused).advice())
                    .contains("must name the caller in the trust policy of " + role(7)));
  }

  @Test
  void refreshesOfRolesThatWereAssumedTogetherAreSpread() throws Exception {
    // A second before the mark at which their refresh may begin; it is spread over five minutes.
    cloud.lifetime = Duration.ofSeconds(601);
    var checks = checked();
    assertThat(checks).filteredOn(AccountCheck.Refused.class::isInstance).isEmpty();
    Thread.sleep(Duration.ofSeconds(3));
    side(
        checks.stream()
            .map(check -> ((AccountCheck.Proven) check).access().credentials())
            .map(credentials -> (Callable<Object>) credentials::resolveCredentials)
            .toList());
    assertThat(cloud.server.count("AssumeRole") - SPOKES).isLessThan(SPOKES / 10);
  }

  private List<AccountCheck> checked() throws Exception {
    return side(
        accounts.candidates(new AccountSelection.AllProfiles()).stream()
            .map(candidate -> (Callable<AccountCheck>) () -> accounts.check(candidate))
            .toList());
  }

  private static <T> List<T> side(List<Callable<T>> tasks) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new java.util.ArrayList<T>();
      for (var future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    }
  }

  private long askedBase() {
    return cloud.asked("/latest/meta-data/iam/security-credentials-extended/runner")
        + cloud.asked("/latest/meta-data/iam/security-credentials/runner");
  }

  private static long heapMegabytes() {
    return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
  }

  private static String role(int number) {
    return "arn:aws:iam::%d:role/cartography-read-only".formatted(300_000_000_000L + number);
  }

  private static AwsClients clients(AwsEnvironment environment) {
    return new AwsClients(
        AwsSettings.from(environment.variables()),
        new CallLedger(InstantSource.system()),
        new Limiter(AwsCatalogue.create().services().rates(), Ticker.system()));
  }
}
