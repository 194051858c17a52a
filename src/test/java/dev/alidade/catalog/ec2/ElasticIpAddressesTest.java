package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import org.junit.jupiter.api.Test;

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
    var estate = Estate.sample().replace(ACCOUNT, REGION, "ec2:DescribeAddresses", ANSWER);
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

  @Test
  void anAddressIsLinkedToWhatItLeadsTo() {
    assertThat(region.links("ELASTIC_IP_ADDRESS"))
        .containsExactly(
            "AWSEC2Instance i-1 -> AWSElasticIPAddress 198.51.100.7",
            "AWSNetworkInterface eni-1 -> AWSElasticIPAddress 198.51.100.7");
  }
}
