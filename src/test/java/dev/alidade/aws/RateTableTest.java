package dev.alidade.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.alidade.catalog.all.AwsCatalogue;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RateTableTest {

  private final RateTable table = AwsCatalogue.create().services().rates();

  @Test
  void describeActionsOfEc2HaveAHundredTokensAndTwentyASecondEach() {
    var rate = table.of("ec2", "DescribeVpcs");
    assertThat(rate.bucket()).isEqualTo(100);
    assertThat(rate.perSecond()).isEqualTo(20);
    assertThat(rate.bucketOf("DescribeVpcs")).isEqualTo("DescribeVpcs");
  }

  @Test
  void anOperationWithARateOfItsOwnHasThat() {
    assertThat(table.of("ec2", "DescribeRegions").perSecond()).isEqualTo(10);
    assertThat(table.of("iam", "GenerateServiceLastAccessedDetails"))
        .isNotEqualTo(table.of("iam", "ListRoles"));
  }

  @Test
  void iamIsOneServiceForAllRegions() {
    assertThat(table.of("iam", "ListRoles").global()).isTrue();
    assertThat(table.of("iam", "GetServiceLastAccessedDetails").global()).isTrue();
  }

  @Test
  void anUnknownServiceGetsACautiousRate() {
    assertThat(table.of("braket", "SearchDevices").perSecond()).isLessThanOrEqualTo(10);
  }

  @Test
  void everyNumberNamesItsSource() {
    assertThat(table.all()).allSatisfy(rate -> assertThat(rate.source()).isNotBlank());
  }

  @Test
  void aRateIsPositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rate("x", Set.of(), Rate.Sharing.TOGETHER, false, 0, 1, 0, ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rate("x", Set.of(), Rate.Sharing.TOGETHER, false, 1, 0, 0, ""));
  }
}
