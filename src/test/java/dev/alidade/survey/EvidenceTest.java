package dev.alidade.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.Answered;
import dev.alidade.aws.AwsService;
import dev.alidade.aws.Outcome;
import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Resource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import dev.alidade.graph.Reporter;
import dev.alidade.graph.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  private static final NodeType<String> DISK =
      NodeType.named("AWSDisk", String.class).id(id -> id).ownedByAccount().build();
  private static final NodeType<String> USE =
      NodeType.facetOf("AWSDisk", String.class).id(id -> id).build();

  private record Disks() implements RegionalResource {
    @Override
    public Declaration declaration() {
      return Declaration.inModule("disks")
          .calls(AwsService.named("ec2"), "DescribeDisks")
          .writes(DISK, USE);
    }

    @Override
    public void survey(Scope at, Rows rows) {}
  }

  private record People() implements GlobalResource {
    @Override
    public Declaration declaration() {
      return Declaration.inModule("people").calls(AwsService.named("iam"), "ListPeople");
    }

    @Override
    public void survey(Scope at, Rows rows) {}
  }

  private static final Resource DISKS = new Disks();
  private static final Resource PEOPLE = new People();

  private final Evidence evidence = new Evidence();

  @Test
  void whatWasNotAskedIsNotProven() {
    assertThat(evidence.inFull(DISKS, DISK, "eu-west-1")).isFalse();
    assertThat(evidence.wholes()).isEmpty();
    assertThat(evidence.goneRegions()).isEmpty();
  }

  @Test
  void anAnswerProvesItsOwnRegionAndResourceOnly() {
    evidence.add(answered(DISKS, "eu-west-1", Answered.ALL));
    assertThat(evidence.inFull(DISKS, DISK, "eu-west-1")).isTrue();
    assertThat(evidence.inFull(DISKS, DISK, "us-east-1")).isFalse();
    assertThat(evidence.inFull(PEOPLE, DISK, "eu-west-1")).isFalse();
  }

  @Test
  void whatOthersTookDownIsTakenOverWhateverTheOrderOfRegions() {
    evidence.add(answered(PEOPLE, "global", Answered.ALL));
    var other = new Evidence();
    other.add(answered(DISKS, "us-east-1", new Answered(true, Set.of(USE))));
    other.add(answered(DISKS, "eu-west-1", Answered.ALL));
    other.wholeRead("arn:aws:organizations::1:organization");
    evidence.add(other);
    assertThat(evidence.inFull(DISKS, DISK, "us-east-1")).isTrue();
    assertThat(evidence.inFull(DISKS, USE, "us-east-1")).isFalse();
    assertThat(evidence.inFull(DISKS, USE, "eu-west-1")).isTrue();
    assertThat(evidence.inFull(DISKS, DISK, "global")).isFalse();
    assertThat(evidence.inFull(PEOPLE, DISK, "global")).isTrue();
    assertThat(evidence.wholes()).containsExactly("arn:aws:organizations::1:organization");
  }

  @Test
  void aFailedScopeProvesNothing() {
    evidence.add(answered(DISKS, "eu-west-1", Answered.NOTHING));
    assertThat(evidence.inFull(DISKS, DISK, "eu-west-1")).isFalse();
  }

  @Test
  void whatADetailDidNotAnswerIsNotProvenAndTheListIs() {
    evidence.add(answered(DISKS, "eu-west-1", new Answered(true, Set.of(USE))));
    assertThat(evidence.inFull(DISKS, USE, "eu-west-1")).isFalse();
    assertThat(evidence.inFull(DISKS, DISK, "eu-west-1")).isTrue();
  }

  @Test
  void ofARegionThatAwsTookAwayEverythingRegionalIsKnown() {
    evidence.regionGone("ap-east-1", List.of(DISKS, PEOPLE));
    assertThat(evidence.inFull(DISKS, DISK, "ap-east-1")).isTrue();
    assertThat(evidence.inFull(DISKS, USE, "ap-east-1")).isTrue();
    assertThat(evidence.inFull(DISKS, DISK, "eu-west-1")).isFalse();
    assertThat(evidence.goneRegions()).containsExactly("ap-east-1");
  }

  @Test
  void aRegionSaysNothingOfWhatHasNone() {
    evidence.regionGone("ap-east-1", List.of(DISKS, PEOPLE));
    assertThat(evidence.inFull(PEOPLE, DISK, "ap-east-1")).isFalse();
    assertThat(evidence.inFull(PEOPLE, DISK, Place.GLOBAL)).isFalse();
  }

  @Test
  void aWholeThatWasReadIsKnownByItsMark() {
    var mark = Reporter.whole("organisation o-1").mark();
    evidence.wholeRead(mark);
    assertThat(evidence.wholes()).containsExactly(mark);
  }

  private static ScopeResult answered(Resource resource, String region, Answered answered) {
    return new ScopeResult(
        new ScopeId("111122223333", resource.module(), resource.name(), region),
        new Outcome.Complete(),
        answered,
        0,
        0,
        Instant.EPOCH,
        Duration.ZERO);
  }
}
