package dev.alidade.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompositeIdTest {

  @Test
  void thePartsStandOneAfterTheOtherAsTheyAre() {
    assertThat(CompositeId.of("acl-1", "/egress/", 100)).isEqualTo("acl-1/egress/100");
    assertThat(CompositeId.of("lt-1", "-", 7L)).isEqualTo("lt-1-7");
  }

  @Test
  void wherePartsAreMissingThereIsNoId() {
    assertThat(CompositeId.of(null, "|", "eu-west-1")).isNull();
    assertThat(CompositeId.of("vpc-1", "|", null)).isNull();
    assertThat(CompositeId.of("vpc-1", "|", "")).isNull();
  }

  @Test
  void anArnNeedsTheResourcesId() {
    var place = new Place("aws-cn", "111122223333", "cn-north-1");
    assertThat(place.arn("ec2", "volume", "vol-1"))
        .isEqualTo("arn:aws-cn:ec2:cn-north-1:111122223333:volume/vol-1");
    assertThat(place.arn("ec2", "volume", null)).isNull();
  }
}
