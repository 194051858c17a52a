package dev.alidade.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.JobStatusType;
import software.amazon.awssdk.services.inspector2.model.Finding;
import software.amazon.awssdk.services.inspector2.model.StringComparison;
import software.amazon.awssdk.services.inspector2.model.StringFilter;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3control.S3ControlClient;

/** The AWS SDK reads the sample estate from the server. */
class SampleEstateTest {

  private static final Estate ESTATE = Estate.sample();

  /** Texts that the SDK uses up: they are no part of what it hands on. */
  private static final List<String> ENVELOPE =
      List.of(
          "requestId",
          "RequestId",
          "nextToken",
          "NextToken",
          "Marker",
          "NextMarker",
          "IsTruncated",
          "Truncated");

  private static EstateServer server;

  @BeforeAll
  static void start() {
    server = EstateServer.start(ESTATE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /**
   * One answer of one account and region with all its pages, about one item or all ("") of them.
   */
  record AnswerFiles(
      String account, String region, String operation, String item, List<Path> pages) {
    @Override
    public String toString() {
      return (operation + ' ' + item).strip() + " of " + account + " in " + region;
    }

    List<String> texts() {
      return pages.stream()
          .map(
              page -> {
                try {
                  return Files.readString(page);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    }
  }

  static List<AnswerFiles> answers() throws Exception {
    var root =
        Path.of(Objects.requireNonNull(SampleEstateTest.class.getResource("/estate")).toURI());
    try (var files = Files.walk(root)) {
      return files
          .filter(
              file ->
                  file.getFileName()
                      .toString()
                      .matches(
                          "(?:[a-z0-9]+\\.[A-Za-z]+|ec2\\.[A-Za-z]+\\.[a-z][-a-z0-9]+)\\.\\d+\\.(?:xml|json)"))
          .filter(file -> !root.relativize(file).startsWith(Estate.COMMON))
          .filter(file -> !file.toString().contains("GetServiceLastAccessed"))
          .collect(
              Collectors.groupingBy(file -> file.toString().replaceFirst("\\.\\d+\\.[a-z]+$", "")))
          .values()
          .stream()
          .map(
              pages -> {
                var at = root.relativize(pages.getFirst());
                var name = at.getFileName().toString().split("\\.", -1);
                return new AnswerFiles(
                    at.getName(0).toString(),
                    at.getName(1).toString(),
                    name[0] + ':' + name[1],
                    name.length == 5 ? name[2] : "",
                    pages);
              })
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("answers")
  void everyValueOfTheFilesReachesTheSdk(AnswerFiles answer) throws Exception {
    var parsed = read(answer);
    for (Path page : answer.pages()) {
      assertThat(values(page))
          // The SDK takes it away from ids.
          .map(value -> value.replace("/hostedzone/", ""))
          .allSatisfy(value -> assertThat(parsed).contains(value));
    }
  }

  @Test
  void theEstateIsLargeEnoughToBeInteresting() throws Exception {
    var byOperation = new TreeMap<String, Integer>();
    for (AnswerFiles answer : answers()) {
      int elements = 0;
      for (String text : answer.texts()) {
        elements += Elements.of(text).size();
      }
      byOperation.merge(answer.operation(), elements, Integer::sum);
    }
    assertThat(byOperation)
        .containsEntry("ec2:DescribeVpcs", 9)
        .containsEntry("ec2:DescribeSubnets", 17)
        .containsEntry("ec2:DescribeSecurityGroups", 42)
        .hasEntrySatisfying("inspector2:ListFindings", n -> assertThat(n).isBetween(55, 65));
    assertThat(allInstances()).hasSize(25).extracting(Instance::instanceId).doesNotHaveDuplicates();
  }

  @Test
  void whatAFindingIsAboutIsListed() throws Exception {
    var known = new HashSet<String>();
    var mentioned = new TreeSet<String>();
    for (AnswerFiles answer : answers()) {
      for (String text : answer.texts()) {
        if (answer.operation().startsWith("ec2:") && answer.item().isEmpty()) {
          definitions(answer.operation(), text, known);
        } else if (answer.operation().startsWith("inspector2:")) {
          ids(
              "\"(i-[0-9a-f]{17}|sg-[0-9a-f]{17}|vpc-[0-9a-f]{17}|subnet-[0-9a-f]{17})\"",
              text,
              mentioned);
        }
      }
    }
    assertThat(mentioned).isNotEmpty();
    assertThat(known).containsAll(mentioned);
  }

  @Test
  void instanceProfilesOfInstancesExist() {
    var profiles =
        ESTATE.accounts().stream()
            .flatMap(
                account -> {
                  try (var clients = SdkClients.in(server, account.id())) {
                    return clients.iam().listInstanceProfilesPaginator().instanceProfiles().stream()
                        // Here, while the clients are open.
                        .toList()
                        .stream();
                  }
                })
            .map(profile -> profile.arn())
            .toList();
    assertThat(allInstances())
        .filteredOn(instance -> instance.iamInstanceProfile() != null)
        .allSatisfy(instance -> assertThat(profiles).contains(instance.iamInstanceProfile().arn()));
  }

  @Test
  void theHubSeesTheFindingsOfItsMembersAndAMemberOnlyItsOwn() {
    assertThat(findings("security", "eu-west-1"))
        .extracting(Finding::awsAccountId)
        .containsOnly("111122223333", "210987654321", "444455556666");
    assertThat(findings("production", "eu-west-1"))
        .hasSize(34)
        .extracting(Finding::awsAccountId)
        .containsOnly("210987654321");
  }

  @Test
  void findingsCanBeAskedForByAccountAndStatus() {
    try (var clients = SdkClients.in(server, ESTATE.hub().id())) {
      var found =
          clients
              .inspector("eu-west-1")
              .listFindingsPaginator(
                  r ->
                      r.maxResults(100)
                          .filterCriteria(
                              f ->
                                  f.awsAccountId(equal("210987654321"))
                                      .findingStatus(equal("CLOSED"))))
              .findings()
              .stream()
              .toList();
      assertThat(found).singleElement().extracting(Finding::statusAsString).isEqualTo("CLOSED");
    }
  }

  @Test
  void aFilterLeavesTheOtherListsOfTheAuthorizationDetailsEmpty() {
    try (var clients = SdkClients.in(server, "210987654321")) {
      var pages =
          clients
              .iam()
              .getAccountAuthorizationDetailsPaginator(
                  r -> r.filter(EntityType.ROLE, EntityType.AWS_MANAGED_POLICY))
              .stream()
              .toList();
      assertThat(pages).hasSize(3).allSatisfy(page -> assertThat(page.userDetailList()).isEmpty());
      assertThat(pages).flatMap(page -> page.roleDetailList()).hasSize(20);
      assertThat(pages)
          .flatMap(page -> page.policies())
          .isNotEmpty()
          .allSatisfy(policy -> assertThat(policy.arn()).startsWith("arn:aws:iam::aws:policy/"));
    }
  }

  @Test
  void whatIsAskedOfOneUserOrPolicyComesFromTheLists() {
    try (var clients = SdkClients.in(server, "210987654321")) {
      var iam = clients.iam();
      var keys = iam.listAccessKeys(r -> r.userName("olga.petrova")).accessKeyMetadata();
      assertThat(keys)
          .hasSize(2)
          .allSatisfy(key -> assertThat(key.userName()).isEqualTo("olga.petrova"));
      var used = iam.getAccessKeyLastUsed(r -> r.accessKeyId(keys.get(0).accessKeyId()));
      assertThat(used.accessKeyLastUsed().lastUsedDate()).isNull();
      assertThat(used.accessKeyLastUsed().serviceName()).isEqualTo("N/A");
      assertThat(iam.listMFADevices(r -> r.userName("sam.okafor")).mfaDevices()).isEmpty();
      var policy =
          iam.getPolicy(r -> r.policyArn("arn:aws:iam::210987654321:policy/shop-api")).policy();
      assertThat(policy.defaultVersionId()).isEqualTo("v3");
      var version =
          iam.getPolicyVersion(r -> r.policyArn(policy.arn()).versionId("v1")).policyVersion();
      assertThat(version.document()).startsWith("%7B%22Version%22");
      assertThat(version.isDefaultVersion()).isFalse();
    }
  }

  @Test
  void aReportOnLastAccessIsInProgressOnceAndThenComplete() {
    try (var clients = SdkClients.in(server, "444455556666")) {
      var iam = clients.iam();
      var job =
          iam.generateServiceLastAccessedDetails(
              r -> r.arn("arn:aws:iam::444455556666:role/jenkins-agent"));
      assertThat(iam.getServiceLastAccessedDetails(r -> r.jobId(job.jobId())).jobStatus())
          .isEqualTo(JobStatusType.IN_PROGRESS);
      var details = iam.getServiceLastAccessedDetails(r -> r.jobId(job.jobId()));
      assertThat(details.jobStatus()).isEqualTo(JobStatusType.COMPLETED);
      assertThat(details.servicesLastAccessed())
          .filteredOn(service -> service.lastAuthenticated() != null)
          .extracting(service -> service.serviceNamespace())
          .containsExactly("sts", "ec2");
    }
  }

  @Test
  void theCredentialReportHasALineForEachUserAndTheRoot() {
    try (var clients = SdkClients.in(server, "210987654321")) {
      var iam = clients.iam();
      assertThat(iam.generateCredentialReport().stateAsString()).isEqualTo("STARTED");
      assertThat(iam.generateCredentialReport().stateAsString()).isEqualTo("COMPLETE");
      var lines = iam.getCredentialReport().content().asUtf8String().lines().toList();
      assertThat(lines).hasSize(1 + 1 + 6);
      assertThat(lines.get(0)).startsWith("user,arn,user_creation_time,password_enabled");
      assertThat(lines.get(1)).startsWith("<root_account>,");
    }
  }

  @Test
  void onlyEnabledRegionsAreDescribedUnlessAllAreAskedFor() {
    try (var clients = SdkClients.in(server, "210987654321")) {
      var ec2 = clients.ec2("eu-west-1");
      assertThat(ec2.describeRegions().regions())
          .extracting(region -> region.regionName())
          .containsExactly("eu-west-1", "us-east-1");
      assertThat(ec2.describeRegions(r -> r.allRegions(true)).regions()).hasSize(3);
    }
  }

  @Test
  void theRecordsOfAZoneAreListedToTheirEnd() {
    try (var clients = SdkClients.in(server, "210987654321")) {
      var route53 = clients.configure(Route53Client.builder(), "aws-global").build();
      for (var zone : route53.listHostedZonesPaginator().hostedZones()) {
        assertThat(
                route53
                    .listResourceRecordSetsPaginator(r -> r.hostedZoneId(zone.id()))
                    .resourceRecordSets())
            .hasSize(Math.toIntExact(zone.resourceRecordSetCount()));
      }
    }
  }

  private static StringFilter equal(String value) {
    return StringFilter.builder().comparison(StringComparison.EQUALS).value(value).build();
  }

  private static List<Finding> findings(String account, String region) {
    try (var clients = SdkClients.in(server, ESTATE.account(account).id())) {
      return clients
          .inspector(region)
          .listFindingsPaginator(r -> r.maxResults(100))
          .findings()
          .stream()
          .toList();
    }
  }

  private static List<Instance> allInstances() {
    var instances = new ArrayList<Instance>();
    for (EstateAccount account : ESTATE.accounts()) {
      try (var clients = SdkClients.in(server, account.id())) {
        for (String region : ESTATE.regions()) {
          clients.ec2(region).describeInstancesPaginator().reservations().stream()
              .flatMap(reservation -> reservation.instances().stream())
              .forEach(instances::add);
        }
      }
    }
    return instances;
  }

  /** All pages of the answer as the SDK's objects print themselves. */
  private static String read(AnswerFiles answer) {
    try (var clients = SdkClients.in(server, answer.account())) {
      var region = answer.region();
      Stream<?> pages =
          switch (answer.operation()) {
            case "inspector2:ListFindings" ->
                clients.inspector(region).listFindingsPaginator(r -> r.maxResults(100)).stream();
            case "organizations:DescribeOrganization" ->
                Stream.of(clients.organizations().describeOrganization().organization())
                    .flatMap(each -> Stream.of(each, each.masterAccountEmail()));
            // Names and addresses are not printed with the rest.
            case "organizations:ListAccounts" ->
                clients.organizations().listAccountsPaginator().stream()
                    .flatMap(page -> page.accounts().stream())
                    .flatMap(each -> Stream.of(each, each.name(), each.email()));
            case "organizations:ListRoots" -> clients.organizations().listRootsPaginator().stream();
            case "inspector2:ListMembers" ->
                clients.inspector(region).listMembersPaginator(r -> r.maxResults(50)).stream();
            case "kms:ListKeys" ->
                clients.configure(KmsClient.builder(), region).build().listKeysPaginator().stream();
            case "kms:ListAliases" ->
                clients
                    .configure(KmsClient.builder(), region)
                    .build()
                    .listAliasesPaginator()
                    .stream();
            case "resourcegroupstaggingapi:GetResources" ->
                clients
                    .configure(ResourceGroupsTaggingApiClient.builder(), region)
                    .build()
                    .getResourcesPaginator(r -> r.resourcesPerPage(100))
                    .stream();
            case "iam:GetAccountAuthorizationDetails" ->
                clients.iam().getAccountAuthorizationDetailsPaginator().stream();
            case "iam:ListUsers" -> clients.iam().listUsersPaginator().stream();
            case "iam:ListInstanceProfiles" ->
                clients.iam().listInstanceProfilesPaginator().stream();
            case "iam:ListVirtualMFADevices" ->
                clients.iam().listVirtualMFADevicesPaginator().stream();
            case "iam:ListServerCertificates" ->
                clients.iam().listServerCertificatesPaginator().stream();
            case "iam:ListSAMLProviders" -> Stream.of(clients.iam().listSAMLProviders());
            case "iam:GetAccountSummary" -> Stream.of(clients.iam().getAccountSummary());
            case "iam:ListAccessKeys" ->
                users(clients)
                    .flatMap(
                        user ->
                            clients.iam().listAccessKeysPaginator(r -> r.userName(user)).stream());
            case "iam:ListMFADevices" ->
                users(clients)
                    .flatMap(
                        user ->
                            clients.iam().listMFADevicesPaginator(r -> r.userName(user)).stream());
            case "s3:ListBuckets" ->
                s3(clients).listBucketsPaginator(r -> r.maxBuckets(100)).stream();
            case "s3:GetBucketAcl" -> Stream.of(s3(clients).getBucketAcl(r -> r.bucket("any")));
            case "s3control:GetPublicAccessBlock" ->
                Stream.of(
                    s3Control(clients).getPublicAccessBlock(r -> r.accountId(answer.account())));
            // What is in an environment is not printed with the rest.
            case "lambda:ListFunctions" ->
                lambda(clients, region).listFunctionsPaginator().stream()
                    .flatMap(page -> page.functions().stream())
                    .flatMap(each -> Stream.of(each, variables(each)));
            case "lambda:ListEventSourceMappings" ->
                lambda(clients, region).listEventSourceMappingsPaginator().stream();
            case "efs:DescribeAccessPoints" ->
                clients
                    .configure(EfsClient.builder(), region)
                    .build()
                    .describeAccessPointsPaginator(r -> {})
                    .stream();
            case "efs:DescribeFileSystems" ->
                clients
                    .configure(EfsClient.builder(), region)
                    .build()
                    .describeFileSystemsPaginator()
                    .stream();
            case "route53:ListHostedZones" ->
                clients
                    .configure(Route53Client.builder(), "aws-global")
                    .build()
                    .listHostedZonesPaginator()
                    .stream();
            default -> ec2Pages(answer, clients.ec2(region));
          };
      return withoutZeroMilliseconds(pages.map(Object::toString).collect(Collectors.joining("\n")));
    }
  }

  private static S3Client s3(SdkClients clients) {
    return clients.configure(S3Client.builder(), "eu-west-1").forcePathStyle(true).build();
  }

  private static S3ControlClient s3Control(SdkClients clients) {
    // Else the SDK puts the account before the host, which makes no host of 127.0.0.1.
    var itself = Endpoint.builder().url(server.url()).build();
    return clients
        .configure(S3ControlClient.builder(), "eu-west-1")
        .endpointProvider(parameters -> CompletableFuture.completedFuture(itself))
        .build();
  }

  private static LambdaClient lambda(SdkClients clients, String region) {
    return clients.configure(LambdaClient.builder(), region).build();
  }

  private static Map<String, String> variables(FunctionConfiguration function) {
    return function.environment() == null ? Map.of() : function.environment().variables();
  }

  /** All pages of an answer of EC2. */
  private static Stream<?> ec2Pages(AnswerFiles answer, Ec2Client ec2) {
    return switch (answer.operation()) {
      case "ec2:DescribeVpcs" -> ec2.describeVpcsPaginator().stream();
      case "ec2:DescribeSubnets" -> ec2.describeSubnetsPaginator().stream();
      case "ec2:DescribeSecurityGroups" -> ec2.describeSecurityGroupsPaginator().stream();
      case "ec2:DescribeInstances" -> ec2.describeInstancesPaginator().stream();
      case "ec2:DescribeNetworkInterfaces" -> ec2.describeNetworkInterfacesPaginator().stream();
      case "ec2:DescribeVolumes" -> ec2.describeVolumesPaginator().stream();
      case "ec2:DescribeRouteTables" -> ec2.describeRouteTablesPaginator().stream();
      case "ec2:DescribeNetworkAcls" -> ec2.describeNetworkAclsPaginator().stream();
      case "ec2:DescribeInternetGateways" -> ec2.describeInternetGatewaysPaginator().stream();
      case "ec2:DescribeVpcEndpoints" -> ec2.describeVpcEndpointsPaginator().stream();
      case "ec2:DescribeVpcPeeringConnections" ->
          ec2.describeVpcPeeringConnectionsPaginator().stream();
      case "ec2:DescribeTransitGateways" -> ec2.describeTransitGatewaysPaginator().stream();
      case "ec2:DescribeTransitGatewayAttachments" ->
          ec2.describeTransitGatewayAttachmentsPaginator().stream();
      case "ec2:DescribeTransitGatewayVpcAttachments" ->
          ec2.describeTransitGatewayVpcAttachmentsPaginator().stream();
      case "ec2:DescribeTransitGatewayRouteTables" ->
          ec2.describeTransitGatewayRouteTablesPaginator().stream();
      case "ec2:DescribeImages" -> ec2.describeImagesPaginator().stream();
      case "ec2:DescribeSnapshots" -> ec2.describeSnapshotsPaginator().stream();
      case "ec2:DescribeLaunchTemplates" -> ec2.describeLaunchTemplatesPaginator().stream();
      case "ec2:DescribeAddresses" -> Stream.of(ec2.describeAddresses());
      case "ec2:DescribeKeyPairs" -> Stream.of(ec2.describeKeyPairs());
      case "ec2:DescribeReservedInstances" -> Stream.of(ec2.describeReservedInstances());
      case "ec2:DescribeLaunchTemplateVersions" ->
          ec2.describeLaunchTemplatesPaginator().launchTemplates().stream()
              .map(
                  template ->
                      ec2.describeLaunchTemplateVersions(
                          r -> r.launchTemplateId(template.launchTemplateId())));
      case "ec2:DescribeSnapshotAttribute" ->
          Stream.of(
              ec2.describeSnapshotAttribute(
                  r ->
                      r.snapshotId(answer.item())
                          .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)));
      case "ec2:GetTransitGatewayRouteTableAssociations" ->
          ec2
              .getTransitGatewayRouteTableAssociationsPaginator(
                  r -> r.transitGatewayRouteTableId(answer.item()))
              .stream();
      case "ec2:GetTransitGatewayRouteTablePropagations" ->
          ec2
              .getTransitGatewayRouteTablePropagationsPaginator(
                  r -> r.transitGatewayRouteTableId(answer.item()))
              .stream();
      case "ec2:SearchTransitGatewayRoutes" ->
          Stream.of(
              ec2.searchTransitGatewayRoutes(
                  r ->
                      r.transitGatewayRouteTableId(answer.item())
                          .filters(f -> f.name("state").values("active", "blackhole"))));
      default -> throw new IllegalArgumentException(answer.operation());
    };
  }

  private static Stream<String> users(SdkClients clients) {
    return clients.iam().getAccountAuthorizationDetailsPaginator().stream()
        .flatMap(page -> page.userDetailList().stream())
        .map(user -> user.userName())
        .toList()
        .stream();
  }

  /** The texts of a file as the SDK prints them. */
  private static List<String> values(Path file) throws Exception {
    var values = new ArrayList<String>();
    var text = Files.readString(file);
    if (file.toString().endsWith(".json")) {
      collect(Objects.requireNonNull(Json.parse(text)), values);
    } else {
      var builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
      collect(
          builder
              .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
              .getDocumentElement(),
          values);
    }
    return values;
  }

  private static void collect(Element element, List<String> values) {
    boolean leaf = true;
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        leaf = false;
        collect(inner, values);
      }
    }
    if (leaf && !ENVELOPE.contains(element.getTagName()) && !element.getTextContent().isBlank()) {
      values.add(withoutZeroMilliseconds(element.getTextContent()));
    }
  }

  /** The SDK writes a date-time to the millisecond only where there are any, but not a text. */
  private static String withoutZeroMilliseconds(String text) {
    return text.replaceAll("(T[\\d:]{8})\\.000Z", "$1Z");
  }

  private static void collect(Object json, List<String> values) {
    switch (json) {
      case Map<?, ?> map ->
          map.forEach(
              (key, value) -> {
                if (value != null && !ENVELOPE.contains(key)) {
                  collect(value, values);
                }
              });
      case List<?> list -> list.forEach(value -> collect(value, values));
      case String string -> values.add(string);
      default -> {
        // Numbers print in many ways.
      }
    }
  }

  static void ids(String pattern, String text, Set<String> into) {
    var matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      into.add(matcher.group(1));
    }
  }

  /** The ids that an answer is the list of: the first id of each of its elements. */
  static void definitions(String operation, String text, Set<String> into) {
    for (String element : Elements.of(text)) {
      var own =
          operation.equals("ec2:DescribeInstances")
              ? Elements.of(Elements.inside(element, "instancesSet"))
              : List.of(element);
      for (String each : own) {
        var id = Pattern.compile("Id>([^<]+)<").matcher(each);
        assertThat(id.find()).isTrue();
        into.add(id.group(1));
      }
    }
  }
}
