package dev.alidade.catalog.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.catalog.ec2.SurveyedRegion;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership;
import dev.alidade.graph.Place;
import dev.alidade.graph.Rows;
import dev.alidade.graph.Tag;
import dev.alidade.graph.TaggedResource;
import dev.alidade.survey.ScopeInTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceGroupsTaggingApiException;

class ResourceTagsTest {

  private static final Place HERE = new Place("aws", "111122223333", "eu-west-1");

  private record Label(String key, String value) {}

  private record Disk(String id, List<Label> labels) {}

  private static final NodeType<Disk> DISK =
      NodeType.named("AWSDisk", Disk.class)
          .id(Disk::id)
          .ownedByAccount()
          .tagged(Disk::labels, Label::key, Label::value)
          .build();

  private static final String ACCOUNT = "210987654321";
  private static final String FUNCTION = "arn:aws:lambda:eu-west-1:210987654321:function:";

  private final Catalogue catalogue = AwsCatalogue.create();
  private final EstateServer server = EstateServer.start(Estate.sample());
  private final SurveyedRegion region = new SurveyedRegion(server, ACCOUNT, "eu-west-1");

  @AfterEach
  void stop() {
    server.close();
  }

  /**
   * Key pairs, elastic addresses and attachments of transit gateways have tags at AWS too. The
   * reference asks for them, and looks for their nodes by ids that these do not have.
   */
  @Test
  void whatTheContractTagsIsTaggedAndNothingElse() {
    assertThat(
            catalogue.linkTypes().stream()
                .filter(Tag::isEndOf)
                .map(LinkType::pattern)
                .distinct()
                .sorted())
        .containsExactly(
            "(:AWSEBSVolume)-[:TAGGED]->(:AWSTag)",
            "(:AWSEC2Instance)-[:TAGGED]->(:AWSTag)",
            "(:AWSEC2SecurityGroup)-[:TAGGED]->(:AWSTag)",
            "(:AWSEC2Subnet)-[:TAGGED]->(:AWSTag)",
            "(:AWSInternetGateway)-[:TAGGED]->(:AWSTag)",
            "(:AWSKMSKey)-[:TAGGED]->(:AWSTag)",
            "(:AWSLambda)-[:TAGGED]->(:AWSTag)",
            "(:AWSNetworkInterface)-[:TAGGED]->(:AWSTag)",
            "(:AWSRole)-[:TAGGED]->(:AWSTag)",
            "(:AWSS3Bucket)-[:TAGGED]->(:AWSTag)",
            "(:AWSTransitGateway)-[:TAGGED]->(:AWSTag)",
            "(:AWSUser)-[:TAGGED]->(:AWSTag)",
            "(:AWSVpc)-[:TAGGED]->(:AWSTag)");
  }

  @Test
  void onlyTypesWhoseOwnListsHaveNoTagsAreAskedForAndByTheLargestPage() {
    var asked = new ArrayList<GetResourcesRequest>();
    tags().survey(notingIn(asked), region);

    assertThat(asked).hasSize(2);
    assertThat(asked)
        .allSatisfy(
            call -> {
              assertThat(call.resourcesPerPage()).isEqualTo(100);
              assertThat(call.resourceTypeFilters())
                  .contains("kms:key", "lambda:function", "s3")
                  .noneMatch(type -> type.startsWith("ec2") || type.startsWith("iam"))
                  .doesNotHaveDuplicates();
            });
  }

  @Test
  void aRunAsksForTagsOfWhatItsModulesListAndForNothingElse() {
    var asked = new ArrayList<GetResourcesRequest>();
    var some = catalogue.select(List.of("ec2:instance", "kms", "resourcegroupstaggingapi"));
    some.getLast()
        .resources()
        .forEach(tags -> ((ResourceTags) tags).survey(notingIn(asked), region));

    assertThat(asked.getFirst().resourceTypeFilters()).containsExactly("kms:key");

    var none = catalogue.select(List.of("ec2:instance", "resourcegroupstaggingapi")).getLast();
    none.resources().forEach(tags -> region.survey((ResourceTags) tags));
    assertThat(region.calls()).isEmpty();
    assertThat(none.actions()).isEmpty();
  }

  @Test
  void whatIsTaggedIsFoundByItsArnPageByPage() {
    region.survey(tags());

    assertThat(region.links("TAGGED"))
        .containsExactly(
            "AWSS3Bucket arn:aws:s3:::nordlicht-access-logs -> AWSTag team:platform",
            "AWSS3Bucket arn:aws:s3:::nordlicht-access-logs -> AWSTag environment:production",
            "AWSS3Bucket arn:aws:s3:::nordlicht-preislisten -> AWSTag owner:Jörg (Vertrieb)",
            "AWSS3Bucket arn:aws:s3:::nordlicht-rechnungen -> AWSTag team:billing",
            "AWSS3Bucket arn:aws:s3:::nordlicht-rechnungen -> AWSTag environment:production",
            "AWSS3Bucket arn:aws:s3:::nordlicht-rechnungen -> AWSTag data:personal",
            "AWSS3Bucket arn:aws:s3:::nordlicht-shop-assets -> AWSTag team:shop",
            "AWSS3Bucket arn:aws:s3:::nordlicht-shop-assets -> AWSTag environment:production",
            "AWSKMSKey 4d750d91-aaa0-4d88-a968-0fd20555acf6 -> AWSTag team:shop",
            "AWSKMSKey 4d750d91-aaa0-4d88-a968-0fd20555acf6 -> AWSTag environment:production",
            "AWSKMSKey 0b6f3c52-94c7-4a55-8a3e-5a0e2d1f7c11 -> AWSTag owner:Jörg (Vertrieb)",
            "AWSKMSKey mrk-7c0d8a1be4f24f6c9b3f0a6f5d1e2c33 -> AWSTag team:shop",
            "AWSLambda %sinvoice -> AWSTag team:billing".formatted(FUNCTION),
            "AWSLambda %sinvoice -> AWSTag aws:cloudformation:stack-name:billing"
                .formatted(FUNCTION),
            "AWSLambda %sparcel-tracking -> AWSTag team:shop".formatted(FUNCTION),
            "AWSLambda %sparcel-tracking -> AWSTag environment:production".formatted(FUNCTION),
            "AWSLambda %sexport-2018 -> AWSTag team:billing".formatted(FUNCTION));
    assertThat(region.linkRows("TAGGED"))
        .allMatch(
            link ->
                link.type()
                    .near()
                    .key()
                    .equals(link.nearKey().toString().startsWith("arn:") ? "arn" : "id"));
    assertThat(region.properties("AWSTag", "data:personal"))
        .containsEntry("key", "data")
        .containsEntry("value", "personal");
  }

  @Test
  void whatHasNoArnOrWasNotAskedForIsLeftOut() {
    serve(
        """
        {"ResourceTagMappingList": [
          {"Tags": [{"Key": "a", "Value": "1"}]},
          {"ResourceARN": "bucket", "Tags": [{"Key": "b", "Value": "1"}]},
          {"ResourceARN": "arn:aws:lambda:eu-west-1:210987654321:code-signing-config:csc-1",
           "Tags": [{"Key": "c", "Value": "1"}]},
          {"ResourceARN": "arn:aws:sqs:eu-west-1:210987654321:orders",
           "Tags": [{"Key": "d", "Value": "1"}]},
          {"ResourceARN": "arn:aws:s3:::orders", "Tags": [{"Key": "e"}, {}]},
          {"ResourceARN": "arn:aws:s3:::untagged"}]}""");

    region.survey(tags());

    assertThat(region.links("TAGGED"))
        .containsExactly(
            "AWSS3Bucket arn:aws:s3:::orders -> AWSTag e:",
            "AWSS3Bucket arn:aws:s3:::orders -> AWSTag :");
    assertThat(region.ids("AWSTag")).containsExactly("e:", ":");
  }

  @Test
  void ofTheTypesOfAResourceTheNarrowestCounts() {
    serve(
        """
        {"ResourceTagMappingList": [
          {"ResourceARN": "arn:aws:elasticloadbalancing:eu-west-1:210987654321:loadbalancer/old",
           "Tags": [{"Key": "team", "Value": "shop"}]},
          {"ResourceARN":
             "arn:aws:elasticloadbalancing:eu-west-1:210987654321:loadbalancer/app/new/50dc6c",
           "Tags": [{"Key": "team", "Value": "shop"}]}]}""");

    region.survey(new ResourceTags(List.of(new Balancers())));

    assertThat(region.links("TAGGED"))
        .containsExactly(
            "AWSOldBalancer [old, eu-west-1] -> AWSTag team:shop",
            "AWSBalancer arn:aws:elasticloadbalancing:eu-west-1:210987654321:loadbalancer/app/new/50dc6c"
                + " -> AWSTag team:shop");
  }

  @Test
  void aPageThatIsRefusedEndsTheSurveyOfTheRegion() {
    server.inject(Fault.deny(Target.operation("resourcegroupstaggingapi:GetResources")));

    assertThatExceptionOfType(ResourceGroupsTaggingApiException.class)
        .isThrownBy(() -> region.survey(tags()))
        .withMessageContaining("tag:GetResources");
  }

  /** The scope of the served region; keeps what it is asked. */
  private Scope notingIn(List<GetResourcesRequest> asked) {
    var noting =
        new ExecutionInterceptor() {
          @Override
          public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes about) {
            asked.add((GetResourcesRequest) context.request());
          }
        };
    return new ScopeInTest(
            new Place("aws", ACCOUNT, "eu-west-1"),
            client -> {
              ((AwsSyncClientBuilder<?, ?>) client)
                  .httpClientBuilder(UrlConnectionHttpClient.builder());
              return client
                  .endpointOverride(server.url())
                  .overrideConfiguration(config -> config.addExecutionInterceptor(noting));
            })
        .scope();
  }

  private ResourceTags tags() {
    return catalogue.resources().stream()
        .filter(ResourceTags.class::isInstance)
        .map(ResourceTags.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private void serve(String answer) {
    server.serve(
        Estate.sample()
            .replace(ACCOUNT, "eu-west-1", "resourcegroupstaggingapi:GetResources", answer));
  }

  /** Balancers of two kinds, of which the one's name begins like the other's. */
  private static final class Balancers implements RegionalResource {

    private static final NodeType<String> OLD =
        NodeType.named("AWSOldBalancer", String.class)
            .id(dns -> dns)
            .indexed("name", dns -> dns)
            .region()
            .taggedAs(
                "elasticloadbalancing:loadbalancer",
                dev.alidade.graph.Target.<TaggedResource>to(
                        "AWSOldBalancer",
                        tagged -> tagged.arn().substring(tagged.arn().lastIndexOf('/') + 1))
                    .byShared("name")
                    .withinRegion())
            .build();

    private static final NodeType<String> NEW =
        NodeType.named("AWSBalancer", String.class)
            .id(dns -> dns)
            .indexed("arn", dns -> "arn:" + dns)
            .taggedAs("elasticloadbalancing:loadbalancer/app")
            .taggedAs("elasticloadbalancing:loadbalancer/net")
            .build();

    @Override
    public Declaration declaration() {
      return Declaration.inModule("balancers").writes(OLD, NEW);
    }

    @Override
    public void survey(Scope at, Rows rows) {}
  }

  @Test
  void aTagIsItsKeyAndItsValueForAllAccounts() {
    var row = Tag.TYPE.row(new Tag("Environment", "prod"), HERE);
    assertThat(row.id()).isEqualTo("Environment:prod");
    assertThat(row.properties())
        .containsOnly(
            entry("key", "Environment"), entry("value", "prod"), entry("_ont_source", "aws"));
    assertThat(row.type().extraLabels()).containsExactly("Tag");
    assertThat(row.type().shared()).isTrue();
    assertThat(row.type().ownership()).isEqualTo(new Ownership.WhileLinked("TAGGED"));
  }

  @Test
  void aTagWithoutAValueIsATagToo() {
    var disk =
        new Disk("disk-1", List.of(new Label("Environment", "prod"), new Label("obsolete", null)));
    assertThat(DISK.tags(disk))
        .extracting(Tag::id)
        .containsExactly("Environment:prod", "obsolete:");
    var links = new TreeMap<Object, Object>();
    DISK.linkRows(disk, HERE, link -> links.put(link.farKey(), link.nearKey()));
    assertThat(links)
        .containsExactly(entry("Environment:prod", "disk-1"), entry("obsolete:", "disk-1"));
  }

  @Test
  void twoTagsWhoseKeyAndValueReadTheSameAreTwoTags() {
    assertThat(new Tag("corp:env", "prod").id()).isEqualTo("corp:env:prod");
    assertThat(new Tag("corp", "env:prod").id()).isEqualTo("corp=env%3Aprod");
    // What has no colon is no other tag's id; one that looks like that has a colon behind it.
    assertThat(new Tag("corp=env%3Aprod", "").id()).isEqualTo("corp=env%3Aprod:");
  }

  /** Each as it is in use; none of them may be told apart at the cost of who looks it up. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Name|web",
        "Name|",
        "corp:env|prod",
        "corp:env|",
        "aws:cloudformation:stack-name|web",
        "aws:cloudformation:stack-id|arn:aws:cloudformation:eu-west-1:111122223333:stack/web/1",
        "aws:createdBy|IAMUser:AIDAEXAMPLE:alice",
        "aws-cdk:cr-owned:5f3a1b2c|true",
        "eks:cluster-name|blue",
        "elasticbeanstalk:environment-id|e-1",
        "kubernetes.io/cluster/blue|owned",
        "url|https://example.com:8443/x",
        "corp:url|https://example.com:8443/x",
        "role|arn:aws:iam::111122223333:role/x",
        "hours|08:00-18:00",
        "created|2026-01-01T10:00:00Z",
        "host|db.example.com:5432",
        "image|team/app:1.2",
        "owner|Contact: Bob: ext. 1"
      })
  void aTagHasTheContractsIdWhereItsTextSaysWhereTheKeyEnds(String key, String value) {
    var tag = new Tag(key, Objects.toString(value, ""));
    assertThat(tag.id()).isEqualTo(tag.key() + ":" + tag.value());
  }

  /** Whatever the text: of all ways to part it at a colon at most one has the text for its id. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "corp:env:prod",
        "a:b:c:d:e",
        "aws:x:y:z",
        "a::b",
        ":a:b",
        "a:b:",
        "x:arn:aws:iam::1:role/x",
        "u:https://h:1/",
        "a=b%3Ac:d:e",
        "2026:01:02",
        "a: b:c"
      })
  void noTwoTagsShareAnId(String text) {
    var ids = new ArrayList<String>();
    for (var at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
      var key = text.substring(0, at);
      // AWS makes no key that goes on where another of its own ends.
      if (!key.equals("aws:x:y")) {
        ids.add(new Tag(key, text.substring(at + 1)).id());
      }
    }
    assertThat(ids).hasSizeGreaterThan(1).doesNotHaveDuplicates();
  }
}
