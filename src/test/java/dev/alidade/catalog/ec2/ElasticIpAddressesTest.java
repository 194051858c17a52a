package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElasticIpAddressesTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";

  private static final String ANSWER =
      """
      <DescribeAddressesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <addressesSet><item><publicIp>198.51.100.7</publicIp><allocationId>eipalloc-1</allocationId><domain>vpc</domain>
          <instanceId>i-1</instanceId><networkInterfaceId>eni-1</networkInterfaceId><privateIpAddress>10.0.0.7</privateIpAddress></item>
          <item><publicIp>198.51.100.8</publicIp><allocationId>eipalloc-2</allocationId><domain>vpc</domain></item></addressesSet>
      </DescribeAddressesResponse>""";

  private final SurveyedRegion region = surveyed();

  private static SurveyedRegion surveyed() {
    return surveyed(ANSWER);
  }

  private static SurveyedRegion surveyed(String answer) {
    var estate = Estate.sample().replace(ACCOUNT, REGION, "ec2:DescribeAddresses", answer);
    try (var server = EstateServer.start(estate)) {
      return new SurveyedRegion(server, ACCOUNT, REGION).survey(new ElasticIpAddresses());
    }
  }

  @Test
  void anAddressIsChartedAsAwsDescribesIt() {
    assertThat(region.properties("AWSElasticIPAddress", "198.51.100.7"))
        .contains(
            entry("allocation_id", "eipalloc-1"),
            entry("private_ip_address", "10.0.0.7"),
            entry("carrier_ip", null));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAddressOfACarrierIsChartedUnderItAndCostsNoOther(boolean first) {
    var carriers =
        """
        <item><allocationId>eipalloc-3</allocationId><carrierIp>155.146.1.2</carrierIp>
          <networkBorderGroup>us-east-1-wl1-bos-wlz-1</networkBorderGroup><domain>vpc</domain></item>
        <item><allocationId>eipalloc-4</allocationId><domain>vpc</domain></item>""";
    var place = first ? "<addressesSet>" : "</addressesSet>";
    var answer = ANSWER.replace(place, first ? place + carriers : carriers + place);

    var found = surveyed(answer);

    assertThat(found.ids("AWSElasticIPAddress"))
        .containsExactlyInAnyOrder("198.51.100.7", "198.51.100.8", "155.146.1.2", "eipalloc-4");
    assertThat(found.properties("AWSElasticIPAddress", "155.146.1.2"))
        .contains(
            entry("public_ip", null),
            entry("carrier_ip", "155.146.1.2"),
            entry("allocation_id", "eipalloc-3"),
            entry("network_border_group", "us-east-1-wl1-bos-wlz-1"));
  }

  @Test
  void anAddressIsLinkedToWhatItLeadsTo() {
    assertThat(region.links("ELASTIC_IP_ADDRESS"))
        .containsExactly(
            "AWSEC2Instance i-1 -> AWSElasticIPAddress 198.51.100.7",
            "AWSNetworkInterface eni-1 -> AWSElasticIPAddress 198.51.100.7");
  }
}
