package dev.alidade.catalog.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.alidade.estate.Estate;
import dev.alidade.estate.EstateServer;
import org.junit.jupiter.api.Test;

class ReservedInstancesTest {

  private static final String ACCOUNT = "210987654321";
  private static final String REGION = "eu-west-1";

  private static final String ANSWER =
      """
      <DescribeReservedInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
        <reservedInstancesSet><item>
          <reservedInstancesId>ri-1</reservedInstancesId><availabilityZone>eu-west-1a</availabilityZone>
          <duration>31536000</duration><start>2026-01-15T12:00:00.000Z</start><end>2027-01-15T12:00:00.500Z</end>
          <instanceCount>2</instanceCount><instanceType>m5.large</instanceType><fixedPrice>0.1</fixedPrice>
          <productDescription>Linux/UNIX</productDescription><state>active</state><offeringType>No Upfront</offeringType>
          <scope>Region</scope>
        </item></reservedInstancesSet>
      </DescribeReservedInstancesResponse>""";

  private final SurveyedRegion region = surveyed();

  private static SurveyedRegion surveyed() {
    var estate = Estate.sample().replace(ACCOUNT, REGION, "ec2:DescribeReservedInstances", ANSWER);
    try (var server = EstateServer.start(estate)) {
      return new SurveyedRegion(server, ACCOUNT, REGION).survey(new ReservedInstances());
    }
  }

  @Test
  void aReservationIsChartedAsAwsDescribesIt() {
    assertThat(region.properties("AWSEC2ReservedInstance", "ri-1"))
        .contains(
            entry("availabilityzone", "eu-west-1a"),
            entry("duration", 31536000L),
            entry("start", "2026-01-15 12:00:00+00:00"),
            entry("end", "2027-01-15 12:00:00.500000+00:00"),
            entry("count", 2),
            entry("type", "m5.large"),
            entry("offeringtype", "No Upfront"),
            entry("scope", "Region"));
  }

  @Test
  void aPriceHasTheDigitsThatAwsWroteAndNoMore() {
    assertThat(region.properties("AWSEC2ReservedInstance", "ri-1"))
        .contains(entry("fixedprice", 0.1));
  }
}
