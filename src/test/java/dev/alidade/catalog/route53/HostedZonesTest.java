package dev.alidade.catalog.route53;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.aws.Outcome;
import dev.alidade.catalog.ec2.SurveyedRegion;
import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import dev.alidade.estate.Fault;
import dev.alidade.estate.ServedEstate;
import dev.alidade.estate.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.route53.model.Route53Exception;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostedZonesTest {

  private static final String ACCOUNT = "210987654321";
  private static final String DEVELOPMENT = "444455556666";
  private static final String ZONES = "route53:ListHostedZones";
  private static final String RECORDS = "route53:ListResourceRecordSets";

  private static final String NO_RECORDS =
      """
      <ListResourceRecordSetsResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/">
        <ResourceRecordSets/><IsTruncated>false</IsTruncated><MaxItems>300</MaxItems>
      </ListResourceRecordSetsResponse>""";

  private static final String PRIVATE_RECORDS =
      records(
          aRecord("shop.example.", "NS", "ns-0.awsdns-00.com.")
              + aRecord("api.shop.example.", "A", "10.0.0.7"),
          "");

  private final Estate estate =
      Estate.sample()
          .replace(ACCOUNT, Estate.GLOBAL, ZONES, wire("ListHostedZones.xml"))
          .replaceItem(
              ACCOUNT, Estate.GLOBAL, RECORDS, "ZPUBLIC", wire("ListResourceRecordSets.xml"))
          .replaceItem(ACCOUNT, Estate.GLOBAL, RECORDS, "ZPRIVATE", PRIVATE_RECORDS)
          .replaceItem(ACCOUNT, Estate.GLOBAL, RECORDS, "ZBARE", NO_RECORDS);

  @RegisterExtension private final ServedEstate served = new ServedEstate(estate);

  private final EstateServer server = served.server();

  private String wire(String file) {
    return SurveyedRegion.wire(getClass(), file);
  }

  private SurveyedZones surveyed() {
    return SurveyedZones.of(server, ACCOUNT);
  }

  private static String records(String sets, String next) {
    return """
        <ListResourceRecordSetsResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/">
          <ResourceRecordSets>%s</ResourceRecordSets>
          <IsTruncated>%s</IsTruncated>%s<MaxItems>300</MaxItems>
        </ListResourceRecordSetsResponse>"""
        .formatted(sets, !next.isEmpty(), next);
  }

  private static String aRecord(String name, String type, String... values) {
    var text = new StringBuilder();
    for (var value : values) {
      text.append("<ResourceRecord><Value>").append(value).append("</Value></ResourceRecord>");
    }
    return """
        <ResourceRecordSet><Name>%s</Name><Type>%s</Type><TTL>60</TTL>
          <ResourceRecords>%s</ResourceRecords></ResourceRecordSet>"""
        .formatted(name, type, text);
  }

  private static String weighted(String name, String identifier, String address) {
    return aRecord(name, "A", address)
        .replace(
            "<TTL>", "<SetIdentifier>" + identifier + "</SetIdentifier><Weight>1</Weight><TTL>");
  }

  private static String alias(String name, String type, String target) {
    return """
        <ResourceRecordSet><Name>%s</Name><Type>%s</Type><AliasTarget>
          <HostedZoneId>Z0</HostedZoneId><DNSName>%s</DNSName>
          <EvaluateTargetHealth>false</EvaluateTargetHealth></AliasTarget></ResourceRecordSet>"""
        .formatted(name, type, target);
  }

  private SurveyedZones surveyedWith(String... sets) {
    server.serve(
        estate.replaceItem(
            ACCOUNT, Estate.GLOBAL, RECORDS, "ZPUBLIC", records(String.join("", sets), "")));
    return surveyed();
  }

  // -- zones

  @Test
  void aZoneIsChartedAsAwsDescribesIt() {
    assertThat(surveyed().zone("ZPUBLIC"))
        .containsOnly(
            entry("zoneid", "/hostedzone/ZPUBLIC"),
            entry("name", "shop.example"),
            entry("comment", "registered in 2014"),
            entry("privatezone", false),
            entry("_ont_source", "aws"),
            entry("_ont_name", "shop.example"),
            entry("_ont_public", true));
  }

  @Test
  void aZoneThatHardlyAnythingIsSaidOfIsCharted() {
    assertThat(surveyed().zone("ZBARE"))
        .contains(
            entry("name", "0/25.2.0.192.in-addr.arpa"),
            entry("comment", null),
            entry("privatezone", null),
            entry("_ont_public", null));
  }

  @Test
  void aPrivateAndAPublicZoneOfOneNameDoNotMerge() {
    var zones = surveyed();

    assertThat(zones.ids("AWSDNSZone"))
        .containsExactly("/hostedzone/ZPUBLIC", "/hostedzone/ZPRIVATE", "/hostedzone/ZBARE");
    assertThat(zones.zone("ZPRIVATE"))
        .contains(
            entry("name", "shop.example"), entry("privatezone", true), entry("_ont_public", false));
    assertThat(zones.valueOf("ZPUBLIC/api.shop.example/A")).isEqualTo("203.0.113.1");
    assertThat(zones.valueOf("ZPRIVATE/api.shop.example/A")).isEqualTo("10.0.0.7");
    assertThat(zones.links("MEMBER_OF_DNS_ZONE"))
        .contains(
            "AWSDNSRecord /hostedzone/ZPUBLIC/api.shop.example/A -> AWSDNSZone /hostedzone/ZPUBLIC",
            "AWSDNSRecord /hostedzone/ZPRIVATE/api.shop.example/A"
                + " -> AWSDNSZone /hostedzone/ZPRIVATE");
  }

  @Test
  void aZoneWithoutAnIdCostsItselfAndIsNotAskedAbout() {
    server.serve(
        estate.edit(
            ACCOUNT,
            Estate.GLOBAL,
            ZONES,
            body -> body.replace("<Id>/hostedzone/ZPUBLIC</Id>", "")));
    var zones = surveyed();

    assertThat(zones.withoutId()).containsExactly("AWSDNSZone");
    assertThat(zones.ids("AWSDNSZone")).hasSize(2);
    assertThat(zones.ids("AWSDNSRecord")).isNotEmpty();
    assertThat(zones.outcome()).isEqualTo(new Outcome.Complete());
  }

  // -- records

  @Test
  void anAliasOfABalancerNamesItAsItIsCalledItself() {
    var zones = surveyed();

    assertThat(zones.dnsRecord("ZPUBLIC/shop.example/ALIAS").properties())
        .containsOnly(
            entry("name", "shop.example"),
            entry("type", "ALIAS"),
            entry("value", "my-lb-123.eu-west-1.elb.amazonaws.com"),
            entry("_ont_source", "aws"),
            entry("_ont_name", "shop.example"),
            entry("_ont_type", "ALIAS"),
            entry("_ont_value", "my-lb-123.eu-west-1.elb.amazonaws.com"));
    assertThat(zones.targetsOf("ZPUBLIC/shop.example/ALIAS"))
        .contains(
            "AWSLoadBalancer dnsname my-lb-123.eu-west-1.elb.amazonaws.com",
            "AWSLoadBalancerV2 dnsname my-lb-123.eu-west-1.elb.amazonaws.com");
    assertThat(zones.valueOf("ZPUBLIC/shop.example/ALIAS_AAAA"))
        .isEqualTo("my-lb-123.eu-west-1.elb.amazonaws.com");
  }

  @Test
  void aCnameMayReallyBeginWithDualstack() {
    var zones = surveyed();

    assertThat(zones.valueOf("ZPUBLIC/cdn.shop.example/CNAME"))
        .isEqualTo("dualstack.my-lb-123.eu-west-1.elb.amazonaws.com");
    assertThat(zones.targetsOf("ZPUBLIC/cdn.shop.example/CNAME"))
        .doesNotContain("AWSLoadBalancerV2 dnsname my-lb-123.eu-west-1.elb.amazonaws.com");
  }

  @Test
  void onlyOfABalancersNameDualstackIsNoPart() {
    var zones =
        surveyedWith(
            alias("a.shop.example.", "A", "dualstack.shop.example."),
            alias("b.shop.example.", "A", "DUALSTACK.nlb-1.ELB.eu-west-1.amazonaws.com."),
            alias("c.shop.example.", "A", "dualstack.lb-1.cn-north-1.elb.amazonaws.com.cn."),
            alias("d.shop.example.", "A", "dualstack.elb.shop.example."),
            alias("e.shop.example.", "A", "mydualstack.lb-1.eu-west-1.elb.amazonaws.com."));

    assertThat(zones.valueOf("ZPUBLIC/a.shop.example/ALIAS")).isEqualTo("dualstack.shop.example");
    assertThat(zones.valueOf("ZPUBLIC/b.shop.example/ALIAS"))
        .isEqualTo("nlb-1.elb.eu-west-1.amazonaws.com");
    assertThat(zones.valueOf("ZPUBLIC/c.shop.example/ALIAS"))
        .isEqualTo("lb-1.cn-north-1.elb.amazonaws.com.cn");
    assertThat(zones.valueOf("ZPUBLIC/d.shop.example/ALIAS"))
        .isEqualTo("dualstack.elb.shop.example");
    assertThat(zones.valueOf("ZPUBLIC/e.shop.example/ALIAS"))
        .isEqualTo("mydualstack.lb-1.eu-west-1.elb.amazonaws.com");
  }

  @Test
  void addressesOfBothKindsAreRecordsOfTheirOwn() {
    var zones = surveyed();

    assertThat(zones.valueOf("ZPUBLIC/api.shop.example/A")).isEqualTo("203.0.113.1");
    assertThat(zones.valueOf("ZPUBLIC/api.shop.example/AAAA")).isEqualTo("2001:DB8::1");
    assertThat(zones.targetsOf("ZPUBLIC/api.shop.example/AAAA")).contains("Ip id 2001:db8::1");
  }

  @Test
  void weightedSetsOfOneNameAreSeveralRecordsWhateverTheirOrder() {
    var zones = surveyed();

    assertThat(zones.ids("AWSDNSRecord"))
        .contains(
            "/hostedzone/ZPUBLIC/api.shop.example/A",
            "/hostedzone/ZPUBLIC/api.shop.example/A/green");
    assertThat(zones.valueOf("ZPUBLIC/api.shop.example/A")).isEqualTo("203.0.113.1");
    assertThat(zones.valueOf("ZPUBLIC/api.shop.example/A/green")).isEqualTo("203.0.113.2");
  }

  @Test
  void aSetThatIsTheOnlyOneOfItsNameHasTheContractsId() {
    assertThat(surveyed().valueOf("ZPUBLIC/geo.shop.example/WEIGHTED_CNAME"))
        .isEqualTo("www.shop.example");
  }

  @Test
  void setsThatAPageBreakPartsAreStillTold() {
    var next =
        """
        <NextRecordName>api.shop.example.</NextRecordName><NextRecordType>A</NextRecordType>\
        <NextRecordIdentifier>green</NextRecordIdentifier>""";
    server.serve(
        estate
            .replace(
                ACCOUNT,
                Estate.GLOBAL,
                RECORDS,
                records(weighted("api.shop.example.", "blue", "203.0.113.1"), next))
            .replace(
                ACCOUNT,
                Estate.GLOBAL,
                RECORDS,
                2,
                records(weighted("api.shop.example.", "green", "203.0.113.2"), ""))
            .replace(ACCOUNT, Estate.GLOBAL, ZONES, oneZone("ZPAGED")));

    var zones = surveyed();

    assertThat(zones.ids("AWSDNSRecord"))
        .containsExactly(
            "/hostedzone/ZPAGED/api.shop.example/A", "/hostedzone/ZPAGED/api.shop.example/A/green");
    assertThat(zones.calls())
        .containsExactly("ListHostedZones", "ListResourceRecordSets", "ListResourceRecordSets");
  }

  @Test
  void anAsteriskIsAnAsteriskAndADotInALabelStaysEscaped() {
    var zones =
        surveyedWith(
            aRecord("\\052.shop.example.", "CNAME", "\\052.Other.example"),
            aRecord("a\\056b.shop.example.", "A", "203.0.113.1"),
            aRecord("a\\040b\\134c\\200.shop.example.", "A", "203.0.113.1"));

    assertThat(zones.dnsRecord("ZPUBLIC/*.shop.example/CNAME").properties())
        .contains(entry("name", "*.shop.example"), entry("value", "*.other.example"));
    assertThat(zones.ids("AWSDNSRecord"))
        .contains(
            "/hostedzone/ZPUBLIC/a\\056b.shop.example/A",
            "/hostedzone/ZPUBLIC/a\\040b\\134c\\200.shop.example/A");
  }

  @Test
  void aRecordLeadsToWhateverHasItsNameOrItsAddresses() {
    var zones = surveyed();

    assertThat(zones.targetsOf("ZPUBLIC/*.shop.example/CNAME"))
        .containsExactlyInAnyOrder(
            "AWSEC2Instance publicdnsname www.shop.example",
            "AWSDNSRecord name www.shop.example",
            "AWSLoadBalancer dnsname www.shop.example",
            "AWSLoadBalancerV2 dnsname www.shop.example",
            "AWSESDomain endpoint www.shop.example");
    assertThat(zones.valueOf("ZPUBLIC/www.shop.example/A")).isEqualTo("203.0.113.1,203.0.113.3");
    assertThat(zones.targetsOf("ZPUBLIC/www.shop.example/A"))
        .containsExactlyInAnyOrder(
            "Ip id 203.0.113.1",
            "Ip id 203.0.113.3",
            "AWSElasticIPAddress public_ip 203.0.113.1",
            "AWSElasticIPAddress public_ip 203.0.113.3");
  }

  @Test
  void aZoneHasTheServersThatItsNsRecordsName() {
    var zones = surveyed();

    assertThat(zones.dnsRecord("ZPUBLIC/shop.example/NS").properties())
        .contains(entry("type", "NS"), entry("value", null), entry("_ont_value", null));
    assertThat(zones.targetsOf("ZPUBLIC/shop.example/NS"))
        .containsExactly(
            "AWSNameServer id ns-341.awsdns-42.com", "AWSNameServer id ns-871.awsdns-44.net");
    assertThat(zones.links("NAMESERVER"))
        .containsExactlyInAnyOrder(
            "AWSDNSZone /hostedzone/ZPUBLIC -> AWSNameServer ns-341.awsdns-42.com",
            "AWSDNSZone /hostedzone/ZPUBLIC -> AWSNameServer ns-871.awsdns-44.net",
            "AWSDNSZone /hostedzone/ZPUBLIC -> AWSNameServer ns1.partner.example",
            "AWSDNSZone /hostedzone/ZPRIVATE -> AWSNameServer ns-0.awsdns-00.com");
  }

  @Test
  void recordsOfOtherTypesLeadNowhereAndAreNotCharted() {
    assertThat(surveyed().ids("AWSDNSRecord"))
        .noneMatch(id -> id.endsWith("/MX") || id.endsWith("/FUTURE"));
  }

  @Test
  void aRecordThatATrafficPolicyMakesHasNoValue() {
    assertThat(surveyed().valueOf("ZPUBLIC/zz.shop.example/A")).isNull();
  }

  @Test
  void moreAddressesThanAnIndexHoldsAreInTheValueOnly() {
    var addresses = new String[400];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = "2001:db8:1111:2222:3333:4444:5555:%04x".formatted(i);
    }
    var zones = surveyedWith(aRecord("many.shop.example.", "AAAA", addresses));

    var row = zones.dnsRecord("ZPUBLIC/many.shop.example/AAAA").properties();
    assertThat(row).containsEntry("value", String.join(",", addresses));
    assertThat(row).containsEntry("_ont_value", null);
  }

  @Test
  void aRecordWithoutANameCostsItself() {
    var zones =
        surveyedWith(
            "<ResourceRecordSet><Type>A</Type></ResourceRecordSet>",
            aRecord("www.shop.example.", "A", "203.0.113.1"));

    assertThat(zones.withoutId()).containsExactly("AWSDNSRecord");
    assertThat(zones.ids("AWSDNSRecord")).contains("/hostedzone/ZPUBLIC/www.shop.example/A");
  }

  // -- calls

  @Test
  void thereIsOneCallForAllZonesAndOneForEach() {
    assertThat(surveyed().calls())
        .containsExactly(
            "ListHostedZones",
            "ListResourceRecordSets",
            "ListResourceRecordSets",
            "ListResourceRecordSets");
  }

  @Test
  void theRecordsOfAZoneThatAreDeniedAreMissingAndTheOthersAreThere() {
    server.inject(Fault.deny(Target.operation(RECORDS).about("ZPUBLIC")));

    var zones = surveyed();

    assertThat(zones.outcome())
        .isInstanceOfSatisfying(
            Outcome.Denied.class, d -> assertThat(d.permission()).isEqualTo(RECORDS));
    assertThat(zones.missing()).containsExactly("shop.example ZPUBLIC");
    assertThat(zones.ids("AWSDNSZone")).hasSize(3);
    assertThat(zones.ids("AWSDNSRecord"))
        .containsExactly(
            "/hostedzone/ZPRIVATE/shop.example/NS", "/hostedzone/ZPRIVATE/api.shop.example/A");
  }

  @Test
  void aZoneThatIsDeletedWhileItIsAskedAboutIsNoGap() {
    server.inject(
        Fault.refuse(
            Target.operation(RECORDS).about("ZPUBLIC"),
            404,
            "NoSuchHostedZone",
            "No hosted zone found with ID: ZPUBLIC"));

    assertThat(surveyed().outcome()).isEqualTo(new Outcome.Complete());
  }

  @Test
  void whereZonesMayNotBeListedTheScopeIsDenied() {
    server.inject(Fault.deny(Target.operation(ZONES)));

    assertThatExceptionOfType(Route53Exception.class)
        .isThrownBy(this::surveyed)
        .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"));
  }

  @Test
  void zonesAreListedPageByPage() {
    server.serve(
        estate
            .replace(
                ACCOUNT,
                Estate.GLOBAL,
                ZONES,
                oneZone("ZBARE")
                    .replace(
                        "<IsTruncated>false", "<NextMarker>ZPRIVATE</NextMarker><IsTruncated>true"))
            .replace(ACCOUNT, Estate.GLOBAL, ZONES, 2, oneZone("ZPRIVATE")));

    assertThat(surveyed().ids("AWSDNSZone"))
        .containsExactly("/hostedzone/ZBARE", "/hostedzone/ZPRIVATE");
  }

  @Test
  void theSampleEstateHasADelegationOverAccounts() {
    server.serve(Estate.sample());

    var above = SurveyedZones.of(server, ACCOUNT);
    var below = SurveyedZones.of(server, DEVELOPMENT);

    var delegated =
        above.targetsOf("Z08131602NORDLICHTPUB/dev.nordlicht.example/NS").stream()
            .map(target -> target.substring("AWSNameServer id ".length()))
            .toList();
    assertThat(delegated).hasSize(4);
    assertThat(below.ids("AWSNameServer")).containsAll(delegated);
  }

  private static String oneZone(String id) {
    return """
        <ListHostedZonesResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/">
          <HostedZones><HostedZone><Id>/hostedzone/%s</Id><Name>shop.example.</Name>
            <CallerReference>r</CallerReference></HostedZone></HostedZones>
          <IsTruncated>false</IsTruncated><MaxItems>100</MaxItems>
        </ListHostedZonesResponse>"""
        .formatted(id);
  }
}
