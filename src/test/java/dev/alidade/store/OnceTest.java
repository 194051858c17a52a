package dev.alidade.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Reporter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnceTest {

  private static final NodeType<String> TAG =
      NodeType.named("AWSTag", String.class).id(s -> s).shared().keptWhileLinked("TAGGED").build();

  private final Once once = new Once();

  @Test
  void anAccountSaysANodeOnceFromWhicheverRegion() {
    assertThat(once.isNew(tag("1", "eu-west-1", "env:prod"))).isTrue();
    assertThat(once.isNew(tag("1", "us-east-1", "env:prod"))).isFalse();
    assertThat(once.isNew(tag("1", "eu-west-1", "env:test"))).isTrue();
  }

  @Test
  void eachAccountSaysItsOwnSinceAnotherMayLoseItsLease() {
    assertThat(once.isNew(tag("1", "eu-west-1", "env:prod"))).isTrue();
    assertThat(once.isNew(tag("2", "eu-west-1", "env:prod"))).isTrue();
  }

  @Test
  void whatWasSaidLongAgoIsSaidAgain() {
    for (var i = 0; i <= Once.MOST; i++) {
      assertThat(once.isNew(tag("1", "eu-west-1", "n:" + i))).isTrue();
    }
    assertThat(once.isNew(tag("1", "eu-west-1", "n:" + Once.MOST))).isFalse();
    assertThat(once.isNew(tag("1", "eu-west-1", "n:0"))).isTrue();
  }

  private static NodeRow tag(String account, String region, String id) {
    return new NodeRow(TAG, account, Reporter.of(account, region), id, Map.of(), List.of());
  }
}
