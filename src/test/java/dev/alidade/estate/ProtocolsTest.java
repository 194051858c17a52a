package dev.alidade.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.endpoints.S3ControlEndpointProvider;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SDK's own clients understand the server, one service of each protocol at least. */
class ProtocolsTest {

  private static final String PRODUCTION = "210987654321";
  private static final String IRELAND = "eu-west-1";
  private static final String GLOBAL = Estate.GLOBAL;

  private EstateServer server;
  private SdkClients production;

  @BeforeEach
  void start() {
    server = EstateServer.start(Estate.sample());
    production = SdkClients.in(server, PRODUCTION);
  }

  @AfterEach
  void stop() {
    production.close();
    server.close();
  }

  // -- S3

  @Test
  void bucketsAreListedPageByPage() {
    serve(
        server
            .estate()
            .replace(
                PRODUCTION,
                GLOBAL,
                "s3:ListBuckets",
                buckets("a", "<ContinuationToken>next</ContinuationToken>"))
            .replace(PRODUCTION, GLOBAL, "s3:ListBuckets", 2, buckets("b", "")));

    assertThat(s3().listBucketsPaginator(r -> r.maxBuckets(1)).buckets())
        .extracting(bucket -> bucket.name())
        .containsExactly("a", "b");
    assertThat(server.calls()).extracting(Call::page).containsExactly(1, 2);
  }

  @Test
  void everyBucketHasItsOwnAnswers() {
    serve(
        server
            .estate()
            .replaceItem(
                PRODUCTION,
                IRELAND,
                "s3:GetBucketPolicy",
                "docs.nordlicht.example",
                "{\"Version\": \"2012-10-17\"}")
            .replaceItem(
                PRODUCTION,
                IRELAND,
                "s3:HeadBucket",
                "docs.nordlicht.example",
                "HTTP/1.1 200 OK\nx-amz-bucket-region: eu-west-1\n\n")
            .replaceItem(
                PRODUCTION,
                IRELAND,
                "s3:GetBucketVersioning",
                "docs.nordlicht.example",
                "<VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Status>Enabled</Status></VersioningConfiguration>")
            .replace(
                PRODUCTION,
                IRELAND,
                "s3:GetBucketPolicy",
                "HTTP/1.1 404 NoSuchBucketPolicy\n\nThe bucket policy does not exist"));

    assertThat(s3().getBucketPolicy(r -> r.bucket("docs.nordlicht.example")).policy())
        .isEqualTo("{\"Version\": \"2012-10-17\"}");
    assertThat(s3().headBucket(r -> r.bucket("docs.nordlicht.example")).bucketRegion())
        .isEqualTo(IRELAND);
    assertThat(s3().getBucketVersioning(r -> r.bucket("docs.nordlicht.example")).statusAsString())
        .isEqualTo("Enabled");
    refused(() -> s3().getBucketPolicy(r -> r.bucket("other")), 404, "NoSuchBucketPolicy");
  }

  @Test
  void aBucketThatIsGoneIsAnErrorOfItsOwnType() {
    serve(
        server
            .estate()
            .replace(
                PRODUCTION,
                GLOBAL,
                "s3:GetBucketAcl",
                "HTTP/1.1 404 NoSuchBucket\n\nThe specified bucket does not exist")
            .replace(PRODUCTION, GLOBAL, "s3:HeadBucket", "HTTP/1.1 404 NoSuchBucket\n\n"));

    assertThatThrownBy(() -> s3().getBucketAcl(r -> r.bucket("gone")))
        .isInstanceOf(NoSuchBucketException.class)
        .hasMessageContaining("The specified bucket does not exist");
    assertThatThrownBy(() -> s3().headBucket(r -> r.bucket("gone")))
        .isInstanceOf(NoSuchBucketException.class);
  }

  @Test
  void oneBucketIsDeniedAndTheOthersAreNot() {
    serve(server.estate().replace(PRODUCTION, GLOBAL, "s3:GetBucketPolicy", "{}"));
    server.inject(Fault.deny(Target.operation("s3:GetBucketPolicy").about("secret")));

    refused(() -> s3().getBucketPolicy(r -> r.bucket("secret")), 403, "AccessDenied");
    assertThat(s3().getBucketPolicy(r -> r.bucket("open")).policy()).isEqualTo("{}");
  }

  @Test
  void theAccountsOwnBlockIsAskedForWithoutTheAccountInTheHost() {
    serve(
        server
            .estate()
            .replace(
                PRODUCTION,
                IRELAND,
                "s3control:GetPublicAccessBlock",
                "<PublicAccessBlockConfiguration xmlns=\"http://awss3control.amazonaws.com/doc/2018-08-20/\"><BlockPublicAcls>true</BlockPublicAcls></PublicAccessBlockConfiguration>"));
    // Else the SDK puts the account before the host, which makes no host of 127.0.0.1.
    var aws = S3ControlEndpointProvider.defaultProvider();
    var client =
        production
            .configure(S3ControlClient.builder(), IRELAND)
            .endpointProvider(
                parameters ->
                    parameters.endpoint() == null
                        ? aws.resolveEndpoint(parameters)
                        : CompletableFuture.completedFuture(
                            Endpoint.builder().url(URI.create(parameters.endpoint())).build()))
            .build();

    assertThat(
            client
                .getPublicAccessBlock(r -> r.accountId(PRODUCTION))
                .publicAccessBlockConfiguration()
                .blockPublicAcls())
        .isTrue();
    server.inject(Fault.deny(Target.operation("s3control:*")));
    refused(() -> client.getPublicAccessBlock(r -> r.accountId(PRODUCTION)), 403, "AccessDenied");
  }

  // -- REST with XML

  @Test
  void recordsOfAZoneAreListedPageByPage() {
    serve(
        server
            .estate()
            .replace(
                PRODUCTION,
                GLOBAL,
                "route53:ListResourceRecordSets",
                records(
                    "a.nordlicht.example.",
                    "<IsTruncated>true</IsTruncated><NextRecordName>b.nordlicht.example.</NextRecordName><NextRecordType>A</NextRecordType>"))
            .replace(
                PRODUCTION,
                GLOBAL,
                "route53:ListResourceRecordSets",
                2,
                records("b.nordlicht.example.", "<IsTruncated>false</IsTruncated>")));
    var client = production.configure(Route53Client.builder(), "aws-global").build();

    assertThat(
            client.listResourceRecordSetsPaginator(r -> r.hostedZoneId("Z0")).resourceRecordSets())
        .extracting(set -> set.name())
        .containsExactly("a.nordlicht.example.", "b.nordlicht.example.");
    assertThat(server.calls())
        .extracting(Call::action)
        .containsOnly("route53:ListResourceRecordSets");

    server.inject(Fault.deny(Target.operation("route53:*").about("Z0")));
    refused(() -> client.listResourceRecordSets(r -> r.hostedZoneId("Z0")), 403, "AccessDenied");
  }

  @Test
  void distributionsAreListed() {
    serve(
        server
            .estate()
            .replace(
                PRODUCTION,
                GLOBAL,
                "cloudfront:ListDistributions",
                "<DistributionList xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\"><Marker></Marker><MaxItems>100</MaxItems><IsTruncated>false</IsTruncated><Quantity>1</Quantity><Items><DistributionSummary><Id>E1</Id></DistributionSummary></Items></DistributionList>"));
    var client = production.configure(CloudFrontClient.builder(), "aws-global").build();

    assertThat(client.listDistributions().distributionList().items())
        .extracting(each -> each.id())
        .containsExactly("E1");
    server.inject(Fault.throttle(Target.anything(), Fault.ALWAYS));
    refused(client::listDistributions, 400, "Throttling");
  }

  // -- JSON

  @Test
  void keysAndTheirAliasesAreListed() {
    serve(
        server
            .estate()
            .replace(
                PRODUCTION,
                IRELAND,
                "kms:ListKeys",
                "{\"Keys\": [{\"KeyId\": \"k-1\"}], \"NextMarker\": \"m\", \"Truncated\": true}")
            .replace(
                PRODUCTION,
                IRELAND,
                "kms:ListKeys",
                2,
                "{\"Keys\": [{\"KeyId\": \"k-2\"}], \"Truncated\": false}")
            .replaceItem(
                PRODUCTION,
                IRELAND,
                "kms:DescribeKey",
                "k-1",
                "{\"KeyMetadata\": {\"KeyId\": \"k-1\", \"CreationDate\": 1767225600.0}}")
            .replaceItem(
                PRODUCTION,
                IRELAND,
                "kms:DescribeKey",
                "key/k-2",
                "HTTP/1.1 400 NotFoundException\n\nKey does not exist"));
    var client = production.configure(KmsClient.builder(), IRELAND).build();

    assertThat(client.listKeysPaginator().keys())
        .extracting(key -> key.keyId())
        .containsExactly("k-1", "k-2");
    assertThat(client.describeKey(r -> r.keyId("k-1")).keyMetadata().creationDate())
        .isEqualTo("2026-01-01T00:00:00Z");
    refused(
        () -> client.describeKey(r -> r.keyId("arn:aws:kms:eu-west-1:210987654321:key/k-2")),
        400,
        "NotFoundException");
    refused(() -> client.listKeys(r -> r.marker("wrong")), 400, "InvalidMarkerException");
  }

  @Test
  void tablesAreListedPageByPageByTheirNames() {
    serve(
        server
            .estate()
            .replace(
                PRODUCTION,
                IRELAND,
                "dynamodb:ListTables",
                "{\"TableNames\": [\"a\"], \"LastEvaluatedTableName\": \"a\"}")
            .replace(PRODUCTION, IRELAND, "dynamodb:ListTables", 2, "{\"TableNames\": [\"b\"]}"));
    var client = production.configure(DynamoDbClient.builder(), IRELAND).build();

    assertThat(client.listTablesPaginator().tableNames()).containsExactly("a", "b");
    server.inject(Fault.deny(Target.operation("dynamodb:ListTables")));
    refused(client::listTables, 400, "AccessDeniedException");
  }

  @Test
  void theAttributesOfAQueueAreFoundByItsUrl() {
    serve(
        server
            .estate()
            .replaceItem(
                PRODUCTION,
                IRELAND,
                "sqs:GetQueueAttributes",
                "https://sqs.eu-west-1.amazonaws.com/210987654321/orders",
                "{\"Attributes\": {\"QueueArn\": \"q\"}}"));
    var client = production.configure(SqsClient.builder(), IRELAND).build();

    assertThat(
            client
                .getQueueAttributes(
                    r -> r.queueUrl("https://sqs.eu-west-1.amazonaws.com/210987654321/orders"))
                .attributesAsStrings())
        .containsEntry("QueueArn", "q");
  }

  @Test
  void anAnswerMayBeAboutWhatAListInTheRequestNames() {
    serve(
        server
            .estate()
            .replaceItem(
                PRODUCTION,
                IRELAND,
                "ecs:DescribeServices",
                "shop+web",
                "{\"services\": [{\"serviceName\": \"web\"}]}")
            .replace(PRODUCTION, IRELAND, "ecs:DescribeServices", "{\"services\": []}"));
    var client = production.configure(EcsClient.builder(), IRELAND).build();

    assertThat(client.describeServices(r -> r.cluster("shop").services("web")).services())
        .hasSize(1);
    assertThat(client.describeServices(r -> r.cluster("shop").services("api")).services())
        .isEmpty();
  }

  // -- REST with JSON

  @Test
  void functionsAreListedAndEachHasItsAliases() {
    serve(
        server
            .estate()
            .replace(
                PRODUCTION,
                IRELAND,
                "lambda:ListFunctions",
                "{\"Functions\": [{\"FunctionName\": \"a\"}], \"NextMarker\": \"m+/=\"}")
            .replace(
                PRODUCTION,
                IRELAND,
                "lambda:ListFunctions",
                2,
                "{\"Functions\": [{\"FunctionName\": \"b\"}], \"NextMarker\": null}")
            .replaceItem(
                PRODUCTION,
                IRELAND,
                "lambda:ListAliases",
                "a",
                "{\"Aliases\": [{\"Name\": \"live\"}]}")
            .replaceItem(
                PRODUCTION,
                IRELAND,
                "lambda:GetPolicy",
                "a",
                "HTTP/1.1 404 ResourceNotFoundException\n\nThe resource you requested does not exist."));
    var client = production.configure(LambdaClient.builder(), IRELAND).build();

    assertThat(client.listFunctionsPaginator().functions())
        .extracting(function -> function.functionName())
        .containsExactly("a", "b");
    assertThat(client.listAliases(r -> r.functionName("a")).aliases()).hasSize(1);
    refused(() -> client.getPolicy(r -> r.functionName("a")), 404, "ResourceNotFoundException");
    server.inject(Fault.throttle(Target.operation("lambda:ListAliases").about("a"), 1));
    assertThat(client.listAliases(r -> r.functionName("a")).aliases()).hasSize(1);
    assertThat(server.calls()).last().extracting(Call::status).isEqualTo(200);
    assertThat(server.counts()).containsEntry("lambda:ListAliases", 3L);
  }

  @Test
  void anArnInAPathIsOneLabel() {
    serve(
        server
            .estate()
            .replaceItem(
                PRODUCTION,
                IRELAND,
                "eks:DescribeAccessEntry",
                "shop+role/admin",
                "{\"accessEntry\": {\"clusterName\": \"shop\"}}"));
    var client = production.configure(EksClient.builder(), IRELAND).build();

    assertThat(
            client
                .describeAccessEntry(
                    r -> r.clusterName("shop").principalArn("arn:aws:iam::210987654321:role/admin"))
                .accessEntry()
                .clusterName())
        .isEqualTo("shop");
    server.inject(Fault.serverError(Target.operation("eks:ListClusters"), Fault.ALWAYS));
    refused(client::listClusters, 500, "InternalServerException");
  }

  // -- Query

  @Test
  void theTwoServicesOfLoadBalancersAreTwo() {
    serve(
        server
            .estate()
            .replace(
                PRODUCTION,
                IRELAND,
                "elasticloadbalancingv2:DescribeLoadBalancers",
                "<DescribeLoadBalancersResponse xmlns=\"http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/\"><DescribeLoadBalancersResult><LoadBalancers><member><LoadBalancerName>web</LoadBalancerName></member></LoadBalancers></DescribeLoadBalancersResult></DescribeLoadBalancersResponse>"));
    var client = production.configure(ElasticLoadBalancingV2Client.builder(), IRELAND).build();

    assertThat(client.describeLoadBalancers().loadBalancers()).hasSize(1);
    server.inject(Fault.deny(Target.operation("elasticloadbalancingv2:*")));
    refused(client::describeLoadBalancers, 403, "AccessDenied");
  }

  @Test
  void anOperationThatTheEstateDoesNotHaveIsRefused() {
    refused(
        () -> production.configure(LambdaClient.builder(), IRELAND).build().listLayers(),
        404,
        "UnknownOperationException");
  }

  private S3Client s3() {
    // Else the SDK puts a bucket with dots in its name before the host, 127.0.0.1 or not.
    return production.configure(S3Client.builder(), IRELAND).forcePathStyle(true).build();
  }

  private void serve(Estate estate) {
    server.serve(estate);
  }

  private static void refused(ThrowingCallable call, int status, String code) {
    assertThatThrownBy(call)
        .asInstanceOf(type(AwsServiceException.class))
        .satisfies(
            refusal -> {
              assertThat(refusal.statusCode()).isEqualTo(status);
              assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(refusal.awsErrorDetails().errorMessage()).isNotBlank();
              assertThat(refusal.requestId()).isNotBlank();
            });
  }

  private static String buckets(String name, String token) {
    return "<ListAllMyBucketsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Buckets><Bucket><Name>%s</Name></Bucket></Buckets>%s</ListAllMyBucketsResult>"
        .formatted(name, token);
  }

  private static String records(String name, String rest) {
    return "<ListResourceRecordSetsResponse xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><ResourceRecordSets><ResourceRecordSet><Name>%s</Name><Type>A</Type></ResourceRecordSet></ResourceRecordSets>%s<MaxItems>1</MaxItems></ListResourceRecordSetsResponse>"
        .formatted(name, rest);
  }
}
