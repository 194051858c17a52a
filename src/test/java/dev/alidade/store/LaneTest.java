package dev.alidade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Reporter;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.neo4j.driver.Driver;

class LaneTest {

  private record Disk(String id) {}

  private static final NodeType<Disk> DISK =
      NodeType.named("AWSDisk", Disk.class).id(Disk::id).ownedByAccount().build();

  /** More than a batch and a full queue. */
  private static final int MANY = 20_000;

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aWriterThatDiesFailsThoseWhoWaitInsteadOfHangingThem() {
    try (var lane = laneOn(memoryRunsOut())) {
      assertThatThrownBy(() -> addMany(lane))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("OutOfMemoryError")
          .extracting(e -> ((StoreException) e).kind())
          .isEqualTo(StoreException.Kind.UNUSABLE);
      assertThatThrownBy(lane::flush).isInstanceOf(StoreException.class);
    }
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aFlushThatMeetsADyingWriterFails() {
    try (var lane = laneOn(memoryRunsOut())) {
      lane.add(row("disk-1"));
      assertThatThrownBy(() -> lane.flush().join()).hasMessageContaining("OutOfMemoryError");
    }
  }

  private static void addMany(Lane lane) {
    for (var i = 0; i < MANY; i++) {
      lane.add(row("disk-" + i));
    }
    assertThat(lane.flush()).succeedsWithin(Duration.ofSeconds(10));
  }

  private static NodeRow row(String id) {
    return new NodeRow(
        DISK,
        "111111111111",
        Reporter.of("111111111111", "eu-west-1"),
        id,
        Map.of("id", id),
        List.of());
  }

  private static Lane laneOn(Driver driver) {
    var settings = new Neo4jSettings("bolt://nowhere", null, null, null);
    return new Lane(
        "test",
        new Transactions(driver, settings, time -> {}),
        new Stamp(1, "1", "somebody"),
        new PassingView(List.of(DISK)),
        new WriteLedger());
  }

  private static Driver memoryRunsOut() {
    return (Driver)
        Proxy.newProxyInstance(
            LaneTest.class.getClassLoader(),
            new Class<?>[] {Driver.class},
            (proxy, method, arguments) -> {
              throw new OutOfMemoryError("of this test");
            });
  }
}
