package dev.alidade.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.Answered;
import dev.alidade.aws.Outcome;
import dev.alidade.catalog.Resource;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.store.Keepers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LooseEndsTest {

  private static final String ACCOUNT = "111111111111";
  private static final String WEST = "eu-west-1";

  private final List<Resource> resources = AwsCatalogue.create().resources();
  private final LooseEnds ends =
      new LooseEnds(AwsCatalogue.create(), new Keepers(AwsCatalogue.create().nodeTypes()));

  @Test
  void everyResourceThatSpeaksOfAccountsIsOneOfTheirWriters() {
    assertThat(ends.writersOfAccounts())
        .isEqualTo(
            resources.stream()
                .filter(
                    resource ->
                        resource.nodes().stream()
                            .anyMatch(type -> type.label().equals("AWSAccount")))
                .map(resource -> resource.module() + "/" + resource.name())
                .collect(Collectors.toSet()))
        .contains("ec2:tgw/TransitGateways", "ec2:vpc_peering/VpcPeerings");
  }

  @Test
  void aTagMayComeWithAnyResourceThatHasTags() {
    assertThat(ends.writers("AWSTag")).contains("ec2:volumes/EbsVolumes", "ec2:vpc/Vpcs");
  }

  @Test
  void scopesThatWriteNothingOfTheKindLeaveNoEnds() {
    assertThat(
            ends.of(
                List.of(
                    new ScopeId(ACCOUNT, "ec2:tgw", "TransitGateways", WEST),
                    new ScopeId(ACCOUNT, "m", "Unknown", WEST))))
        .containsExactly("ec2:tgw/TransitGateways@eu-west-1");
  }

  @Test
  void anEndIsTiedWhereItsScopeWasAskedInFull() {
    var loose =
        Set.of(
            "ec2:tgw/TransitGateways@eu-west-1",
            "ec2:tgw/TransitGateways@us-east-1",
            "ec2:vpc_peering/VpcPeerings@eu-west-1",
            "m/OfAnotherVersion@eu-west-1");

    assertThat(ends.left(loose, answered(Answered.ALL), true))
        .containsExactlyInAnyOrder(
            "ec2:tgw/TransitGateways@us-east-1",
            "ec2:vpc_peering/VpcPeerings@eu-west-1",
            "m/OfAnotherVersion@eu-west-1");
    assertThat(ends.left(loose, answered(Answered.NOTHING), true)).isEqualTo(loose);
  }

  @Test
  void withoutTagsNothingThatHasTagsIsTied() {
    var loose = Set.of("ec2:tgw/TransitGateways@eu-west-1");

    assertThat(ends.left(loose, answered(Answered.ALL), false)).isEqualTo(loose);
  }

  private static Evidence answered(Answered answered) {
    var evidence = new Evidence();
    evidence.add(
        new ScopeResult(
            new ScopeId(ACCOUNT, "ec2:tgw", "TransitGateways", WEST),
            new Outcome.Complete(),
            answered,
            0,
            0,
            Instant.EPOCH,
            Duration.ZERO));
    return evidence;
  }
}
