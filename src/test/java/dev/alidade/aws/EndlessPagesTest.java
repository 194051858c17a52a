package dev.alidade.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alidade.aws.FakeAws.Answer;
import dev.alidade.aws.FakeAws.Asked;
import dev.alidade.catalog.all.AwsCatalogue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/** Lists whose answers lead in a circle. A guard that fails leaves its test asking for ever. */
@Timeout(60)
class EndlessPagesTest {

  private static final Access ACCESS =
      new Access(
          "111122223333",
          "aws",
          "production",
          "eu-west-1",
          StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "hunter2")));

  @RegisterExtension final ActingAs acting = new ActingAs(ACCESS);

  private final Limiter limiter =
      new Limiter(AwsCatalogue.create().services().rates(), new FakeTicker());
  private final CallLedger ledger = new CallLedger(InstantSource.system());
  private AwsClients clients = new AwsClients(AwsSettings.from(Map.of()), ledger, limiter);

  @AfterEach
  void closeClients() {
    clients.close();
  }

  @Test
  void theQueryProtocolOfEc2IsNotFollowedInACircle() {
    try (var aws = new FakeAws(asked -> vpcs("vpc-1", "T2"))) {
      point(aws);
      var failure = endless(() -> ec2().describeVpcsPaginator().vpcs().stream().toList());
      assertThat(aws.asked()).hasSize(2);
      assertThat(Failures.outcomeOf(failure))
          .isEqualTo(
              new Outcome.Failed(
                  "ec2:DescribeVpcs in account 111122223333, eu-west-1: answers page after page"
                      + " with the same token; given up after 2 pages"));
    }
  }

  @Test
  void aListWithAParameterOfItsOwnIsNotFollowedInACircle() {
    try (var aws = new FakeAws(asked -> vpcs("vpc-1", "T2"))) {
      point(aws);
      var pages =
          ec2()
              .describeVpcsPaginator(
                  r -> r.overrideConfiguration(o -> o.putRawQueryParameter("IncludeIt", "true")));
      endless(() -> pages.vpcs().stream().toList());
      assertThat(aws.asked()).hasSize(2);
      assertThat(aws.asked().getLast().form()).containsEntry("IncludeIt", "true");
    }
  }

  @Test
  void theQueryProtocolOfIamIsNotFollowedInACircle() {
    var page = users("<IsTruncated>true</IsTruncated><Marker>T2</Marker>");
    try (var aws = new FakeAws(asked -> page)) {
      point(aws);
      var failure = endless(() -> iam().listUsersPaginator().users().stream().toList());
      assertThat(aws.asked()).hasSize(2);
      assertThat(Failures.oneLine(failure)).startsWith("iam:ListUsers in account 111122223333");
    }
  }

  @Test
  void theJsonProtocolIsNotFollowedInACircle() {
    try (var aws =
        new FakeAws(asked -> new Answer(200, "{\"Roots\": [], \"NextToken\": \"T2\"}"))) {
      point(aws);
      var organizations = client(OrganizationsClient::builder);
      var failure = endless(() -> organizations.listRootsPaginator().stream().toList());
      assertThat(aws.asked()).hasSize(2);
      assertThat(Failures.oneLine(failure)).startsWith("organizations:ListRoots in account");
    }
  }

  @Test
  void theRestProtocolIsNotFollowedInACircle() {
    var page = new Answer(200, "{\"findings\": [], \"nextToken\": \"T2\"}");
    try (var aws = new FakeAws(asked -> page)) {
      point(aws);
      var inspector = client(Inspector2Client::builder);
      var failure =
          endless(() -> inspector.listFindingsPaginator(r -> {}).findings().stream().toList());
      assertThat(aws.asked()).hasSize(2);
      assertThat(Failures.oneLine(failure)).startsWith("inspector2:ListFindings in account");
    }
  }

  @Test
  void aLoopWrittenByHandIsNotFollowedInACircleEither() {
    var page = users("<IsTruncated>true</IsTruncated><Marker>T2</Marker>");
    try (var aws = new FakeAws(asked -> page)) {
      point(aws);
      endless(
          () -> {
            var answer = iam().listUsers();
            while (Boolean.TRUE.equals(answer.isTruncated())) {
              var marker = answer.marker();
              answer = iam().listUsers(r -> r.marker(marker));
            }
            return answer;
          });
      assertThat(aws.asked()).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"2", "3", "17", "1000"})
  void aCircleOfSeveralPagesIsGoneRoundOnce(int length) {
    // The first page leads to T0, that to T1, and so on, and the last one back to T0.
    try (var aws = new FakeAws(asked -> vpcs("vpc-1", "T" + (page(asked) + 1) % length))) {
      point(aws);
      endless(() -> ec2().describeVpcsPaginator().vpcs().stream().toList());
      assertThat(aws.asked()).hasSize(1 + length);
    }
  }

  @Test
  void aCircleThatBeginsLateAndIsLongerThanWhatIsRememberedIsFoundToo() {
    var watch = new PageWatch(() -> "111122223333", "eu-west-1", AwsService.named("ec2"));
    var token = new AtomicInteger();
    var pages = new AtomicInteger();
    int length = 3 * PageWatch.MOST_REMEMBERED;
    var request = DescribeVpcsRequest.builder().build();
    assertThatExceptionOfType(EndlessPagesException.class)
        .isThrownBy(
            () -> {
              var next = request;
              while (pages.incrementAndGet() < 10 * length) {
                int n = token.updateAndGet(last -> last == length + 5 ? 5 : last + 1);
                var answer = DescribeVpcsResponse.builder().nextToken("T" + n).build();
                call(watch, next, answer);
                next = request.toBuilder().nextToken("T" + n).build();
              }
            });
    // Brent: https://doi.org/10.1007/BF01933190
    assertThat(pages.get()).isLessThan(3 * (length + 5));
  }

  @Test
  void anAnswerThatSaysThatThereIsMoreButNotWhereDoesNotBringTheFirstPageAgain() {
    try (var aws = new FakeAws(asked -> users("<IsTruncated>true</IsTruncated>"))) {
      point(aws);
      var failure = endless(() -> iam().listUsersPaginator().users().stream().toList());
      assertThat(aws.asked()).hasSize(1);
      assertThat(Failures.outcomeOf(failure))
          .isEqualTo(
              new Outcome.Failed(
                  "iam:ListUsers in account 111122223333, eu-west-1: answers that there are more"
                      + " pages, but gives no token to ask for them"));
    }
  }

  @Test
  void theSameQuestionWithoutATokenMayBeAskedAsOftenAsOneLikes() {
    try (var aws = new FakeAws(asked -> vpcs("vpc-1", "T2"))) {
      point(aws);
      IntStream.range(0, 20).forEach(n -> ec2().describeVpcs());
      assertThat(aws.asked()).hasSize(20);
    }
  }

  @Test
  void theSameListMayBeReadAgain() {
    try (var aws = new FakeAws(EndlessPagesTest::threePages)) {
      point(aws);
      for (int n = 0; n < 3; n++) {
        assertThat(idsOfAll()).containsExactly("vpc-0", "vpc-1", "vpc-2");
      }
    }
  }

  @Test
  void twoReadingsOfAListInOneThreadMayTakeTurns() {
    try (var aws = new FakeAws(EndlessPagesTest::threePages)) {
      point(aws);
      var one = ec2().describeVpcsPaginator().iterator();
      var other = ec2().describeVpcsPaginator().iterator();
      var seen = new ArrayList<String>();
      for (int n = 0; n < 3; n++) {
        seen.add(one.next().vpcs().getFirst().vpcId());
        seen.add(other.next().vpcs().getFirst().vpcId());
      }
      assertThat(seen).containsExactly("vpc-0", "vpc-0", "vpc-1", "vpc-1", "vpc-2", "vpc-2");
      assertThat(one.hasNext()).isFalse();
    }
  }

  @Test
  void theSameListMayBeReadInSeveralThreadsAtOnce() throws Exception {
    int readers = 8;
    var together = new CyclicBarrier(readers);
    try (var aws = new FakeAws(EndlessPagesTest::threePages);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      point(aws);
      ec2();
      Callable<List<String>> reading =
          () -> {
            together.await();
            return ACCESS.call(
                () -> Stream.generate(this::idsOfAll).limit(10).flatMap(List::stream).toList());
          };
      var readings = threads.invokeAll(Stream.generate(() -> reading).limit(readers).toList());
      for (var read : readings) {
        assertThat(read.get()).hasSize(30);
      }
    }
  }

  @Test
  void aListThatWasBrokenOffMayBeTakenUpWhereItFailed() {
    var calls = new AtomicInteger();
    try (var aws =
        new FakeAws(
            asked ->
                calls.incrementAndGet() == 2
                    ? FakeAws.ec2Error(400, "InvalidParameterValue", "Not now.")
                    : threePages(asked))) {
      point(aws);
      var token = ec2().describeVpcs().nextToken();
      assertThatExceptionOfType(Ec2Exception.class)
          .isThrownBy(() -> ec2().describeVpcs(r -> r.nextToken(token)));
      assertThat(ec2().describeVpcs(r -> r.nextToken(token)).vpcs()).hasSize(1);
    }
  }

  @Test
  void theAttemptsOfTheSdkAtOnePageAreOneRequest() {
    var calls = new AtomicInteger();
    try (var aws =
        new FakeAws(
            asked ->
                page(asked) == 1 && calls.incrementAndGet() < 3
                    ? FakeAws.ec2Error(500, "InternalError", "Oops.")
                    : threePages(asked))) {
      point(aws);
      assertThat(idsOfAll()).containsExactly("vpc-0", "vpc-1", "vpc-2");
      assertThat(aws.asked()).hasSize(5);
    }
  }

  @Test
  void aPageWithTheSameTokenButOfAnotherListIsNoCircle() {
    // Both lists, of different filters, have a page of this name.
    try (var aws = new FakeAws(EndlessPagesTest::threePages)) {
      point(aws);
      for (var id : List.of("vpc-0", "vpc-1")) {
        var found =
            ec2().describeVpcsPaginator(r -> r.filters(f -> f.name("vpc-id").values(id))).vpcs();
        assertThat(found.stream().toList()).hasSize(3);
      }
    }
  }

  @Test
  void oneAccountsCircleDoesNotEndTheListOfAnother() {
    var healthy =
        new Access(
            "444455556666",
            "aws",
            "healthy",
            "eu-west-1",
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDHEALTHY", "hunter2")));
    try (var aws =
        new FakeAws(
            asked ->
                asked.signer().equals("AKIDHEALTHY") ? threePages(asked) : vpcs("vpc-1", "T1"))) {
      point(aws);
      endless(this::idsOfAll);
      var all = clients.client(Ec2Client::builder, healthy, "eu-west-1").describeVpcsPaginator();
      assertThat(healthy.call(() -> all.vpcs().stream().toList())).hasSize(3);
      endless(this::idsOfAll);
    }
  }

  @Test
  void nothingIsKeptOfAnAccountThatIsDoneWith() {
    var account = new AtomicReference<>("111122223333");
    var watch = new PageWatch(account::get, "eu-west-1", AwsService.named("ec2"));
    var first = DescribeVpcsRequest.builder().build();
    call(watch, first, DescribeVpcsResponse.builder().nextToken("T2").build());
    account.set("444455556666");
    call(watch, first, DescribeVpcsResponse.builder().nextToken("T2").build());
    watch.forget("111122223333");
    assertThat(watch.waiting()).isEqualTo(1);
  }

  @Test
  void nothingIsKeptOfAListThatWasReadToItsEnd() {
    var watch = new PageWatch(() -> "111122223333", "eu-west-1", AwsService.named("ec2"));
    var first = DescribeVpcsRequest.builder().build();
    call(watch, first, DescribeVpcsResponse.builder().nextToken("T2").build());
    assertThat(watch.waiting()).isEqualTo(1);
    call(
        watch,
        first.toBuilder().nextToken("T2").build(),
        DescribeVpcsResponse.builder().nextToken("").build());
    assertThat(watch.waiting()).isZero();
  }

  @Test
  void ofListsThatNobodyReadsOnOnlySoManyAreKept() {
    var watch = new PageWatch(() -> "111122223333", "eu-west-1", AwsService.named("ec2"));
    for (int n = 0; n < 3 * PageWatch.MOST_WAITING; n++) {
      call(
          watch,
          DescribeVpcsRequest.builder().vpcIds("vpc-" + n).build(),
          DescribeVpcsResponse.builder().nextToken("T2").build());
    }
    assertThat(watch.waiting()).isEqualTo(PageWatch.MOST_WAITING);
  }

  @Test
  void aCircleIsAFailureAndNeitherAnInterruptionNorADenialNorAReasonToSweep() {
    var failure =
        EndlessPagesException.inACircle(
            new CallSite("111122223333", "eu-west-1", "ec2", "DescribeVpcs"), 2);
    assertThat(Failures.isInterruption(failure)).isFalse();
    assertThat(Failures.isDenied(failure)).isFalse();
    assertThat(Failures.isConnectionFailure(failure)).isFalse();
    assertThat(failure.retryable()).isFalse();
    assertThat(Failures.outcomeOf(failure).isGap()).isTrue();
  }

  @Test
  void whatTheServicesCallTheirTokensIsKnown() {
    assertThat(PageTokens.of(DescribeVpcsRequest.builder().nextToken("T2").build()))
        .containsExactly("T2");
    assertThat(PageTokens.of(DescribeVpcsRequest.builder().vpcIds("vpc-1").build())).isEmpty();
    assertThat(PageTokens.of(DescribeVpcsResponse.builder().nextToken("T2").build()))
        .isEqualTo(Set.of("T2"));
    // The marker that IAM gives with the last page leads nowhere.
    assertThat(PageTokens.of(ListUsersResponse.builder().isTruncated(false).marker("T2").build()))
        .isEmpty();
  }

  private static EndlessPagesException endless(Supplier<?> reading) {
    var failure = catchThrowableOfType(EndlessPagesException.class, reading::get);
    assertThat(failure).isNotNull();
    return failure;
  }

  /** What the SDK does around one call, without one. */
  private static void call(
      PageWatch watch, DescribeVpcsRequest request, DescribeVpcsResponse answer) {
    var attributes =
        new ExecutionAttributes()
            .putAttribute(SdkExecutionAttribute.OPERATION_NAME, "DescribeVpcs");
    Context.AfterExecution context =
        InterceptorContext.builder().request(request).response(answer).build();
    watch.beforeExecution(context, attributes);
    watch.afterExecution(context, attributes);
  }

  private List<String> idsOfAll() {
    return ec2().describeVpcsPaginator().vpcs().stream().map(Vpc::vpcId).toList();
  }

  private static Answer threePages(Asked asked) {
    int page = page(asked) + 1;
    return vpcs("vpc-" + page, page == 2 ? null : "T" + page);
  }

  /** The page that is asked for: -1 for the first, n for the token Tn. */
  private static int page(Asked asked) {
    var token = asked.form().get("NextToken");
    return token == null ? -1 : Integer.parseInt(token.substring(1));
  }

  private static Answer vpcs(String id, @Nullable String next) {
    return new Answer(
        200,
        "<DescribeVpcsResponse><vpcSet><item><vpcId>"
            + id
            + "</vpcId></item></vpcSet>"
            + (next == null ? "" : "<nextToken>" + next + "</nextToken>")
            + "</DescribeVpcsResponse>");
  }

  private static Answer users(String rest) {
    return new Answer(
        200,
        "<ListUsersResponse><ListUsersResult><Users/>"
            + rest
            + "</ListUsersResult></ListUsersResponse>");
  }

  private Ec2Client ec2() {
    return client(Ec2Client::builder);
  }

  private IamClient iam() {
    return client(IamClient::builder);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      C client(Supplier<B> builder) {
    return clients.client(builder, ACCESS, "eu-west-1");
  }

  private void point(FakeAws aws) {
    clients.close();
    clients =
        new AwsClients(AwsSettings.from(Map.of("AWS_ENDPOINT_URL", aws.url())), ledger, limiter);
  }
}
