package dev.alidade.store;

import static dev.alidade.graph.Target.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.graph.LinkRow;
import dev.alidade.graph.NodeRow;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Reporter;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.neo4j.driver.Driver;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.TransientException;

class LaneTest {

  private record Disk(String id) {}

  private static final NodeType<Disk> DISK =
      NodeType.named("AWSDisk", Disk.class).id(Disk::id).ownedByAccount().build();

  private static final NodeType<Disk> TAG =
      NodeType.named("Tag", Disk.class)
          .id(Disk::id)
          .ownedByAccount()
          .shared()
          .links("OF", to("AWSDisk", Disk::id))
          .build();

  private final FakeServer server = writing(parameters -> Map.of());

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

  @Test
  void aBatchEndsWithFiveThousandRows() {
    write(12_000, i -> row("disk-" + i));

    assertThat(batches()).containsExactly(5_000, 5_000, 2_000);
  }

  @Test
  void aBatchEndsWithFiftyThousandCells() {
    var wide = new HashMap<String, @Nullable Object>();
    IntStream.range(0, 49).forEach(i -> wide.put("p" + i, 1));
    write(2_500, i -> row("disk-" + i, wide));

    assertThat(batches()).containsExactly(1_000, 1_000, 500);
  }

  @Test
  void aBatchEndsWithFourMillionCharacters() {
    var longText = "x".repeat(50_000);
    write(100, i -> row("disk-" + i, Map.of("text", longText, "list", List.of(longText))));

    assertThat(batches()).containsExactly(40, 40, 20);
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whereWritersOfManyKindsFillALaneNobodyWaitsForEver() {
    var kinds =
        IntStream.range(0, 200)
            .mapToObj(i -> NodeType.named("Kind" + i, Disk.class).id(Disk::id).build())
            .toList();
    var wide = new HashMap<String, @Nullable Object>();
    IntStream.range(0, 19).forEach(i -> wide.put("p" + i, i));
    var ledger = new WriteLedger();
    var unmatched = new ConcurrentLinkedQueue<LinkRow>();
    try (var lane = laneOn(server.driver(), ledger)) {
      var writers =
          IntStream.range(0, 4)
              .mapToObj(
                  w ->
                      CompletableFuture.runAsync(
                          () -> {
                            for (var i = 0; i < 2_500; i++) {
                              var kind = kinds.get((i + w) % kinds.size());
                              lane.add(
                                  new NodeRow(
                                      kind,
                                      "111111111111",
                                      Reporter.of("111111111111", "eu-west-1"),
                                      w + "-" + i,
                                      wide,
                                      List.of()));
                              lane.add(link("far"), unmatched::add);
                            }
                            lane.flush().join();
                          },
                          task -> Thread.ofVirtual().start(task)))
              .toList();
      CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).join();
    }
    assertThat(ledger.written("111111111111").nodes()).isEqualTo(10_000);
    assertThat(unmatched).hasSize(10_000);
    assertThat(batches().stream().mapToInt(Integer::intValue).sum()).isEqualTo(10_000);
  }

  @Test
  void aRefusedRowCostsItselfAndItsAccountIsTold() {
    var fake = writing(parameters -> refuseIf(ids(parameters).contains("disk-13")));
    var ledger = write(fake, 100, i -> row("disk-" + i));

    var written = ledger.written("111111111111");
    assertThat(written.nodes()).isEqualTo(99);
    assertThat(written.refused()).isEqualTo(1);
    assertThat(written.reasons()).containsExactly("Neo4j: of this test");
  }

  @Test
  void whatIsTooLargeIsHalvedUntilItFits() {
    var fake =
        writing(
            parameters -> {
              if (ids(parameters).size() > 30) {
                throw new TransientException(
                    "Neo.TransientError.General.MemoryPoolOutOfMemoryError", "too large");
              }
              return Map.of();
            });
    var ledger = write(fake, 100, i -> row("disk-" + i));

    assertThat(ledger.written("111111111111").nodes()).isEqualTo(100);
    assertThat(ledger.written("111111111111").refused()).isZero();
  }

  @Test
  void aTagThatIsSaidOnceIsWrittenAlsoWhereItsBatchIsHalvedOrDoneAgain() {
    var tries = new AtomicInteger();
    var there = new HashSet<Object>();
    var fake =
        writing(
            parameters -> {
              if (ids(parameters).size() > 3) {
                throw new TransientException(
                    "Neo.TransientError.General.MemoryPoolOutOfMemoryError", "too large");
              }
              if (!ids(parameters).isEmpty() && tries.incrementAndGet() % 2 == 1) {
                throw new TransientException(
                    "Neo.TransientError.Transaction.DeadlockDetected", "once more");
              }
              there.addAll(ids(parameters));
              return Map.of();
            });
    var once = new Once();
    write(fake, 40, i -> tag("env:" + i % 10, once));

    assertThat(there).hasSize(10);
  }

  private static @Nullable NodeRow tag(String id, Once once) {
    var row =
        new NodeRow(
            TAG, "111111111111", Reporter.of("111111111111", "eu-west-1"), id, Map.of(), List.of());
    return once.isNew(row) ? row : null;
  }

  @Test
  void ofRowsOfASharedNodeTheLastOfEachReporterIsWrittenInOneOrder() {
    write(
        6,
        i ->
            new NodeRow(
                TAG,
                "111111111111",
                Reporter.of("111111111111", i % 2 == 0 ? "eu-west-1" : "eu-north-1"),
                i < 4 ? "b" : "a",
                Map.of("i", i),
                List.of()));

    assertThat(server.asked().stream().flatMap(parameters -> nodes(parameters).stream()))
        .extracting(row -> row.get("node") + " " + row.get("properties"))
        .containsExactly("a {i=5}", "a {i=4}", "b {i=3}", "b {i=2}");
  }

  @Test
  void aTransactionThatSleptPastALeaseIsDoneAgainWithoutThatAccount() {
    var lost = "222222222222";
    var asked = new AtomicInteger();
    var fake =
        new FakeServer(
            parameters -> {
              var answer = onLeases(parameters);
              if (answer.get("held") instanceof Collection<?> all && asked.getAndIncrement() > 0) {
                return Map.of("held", all.stream().filter(id -> !id.equals(lost)).toList());
              }
              return answer;
            });
    write(
        fake,
        2,
        i ->
            new NodeRow(
                DISK,
                i == 0 ? "111111111111" : lost,
                Reporter.of("111111111111", "eu-west-1"),
                "disk-" + i,
                Map.of(),
                List.of()));

    assertThat(fake.asked().stream().map(LaneTest::ids).filter(ids -> !ids.isEmpty()))
        .containsExactly(List.of("disk-0", "disk-1"), List.of("disk-0"));
  }

  /** Every lease is ours, and every key the name of one node. */
  private static Map<String, Object> onLeases(Map<String, Object> parameters) {
    var batch = (Map<?, ?>) parameters.getOrDefault("batch", Map.of());
    if (batch.containsKey("accounts")) {
      return Map.of("held", batch.get("accounts"));
    }
    if (batch.get("keys") instanceof List<?> keys) {
      return Map.of(
          "nodes",
          keys.stream()
              .map(key -> (Map<?, ?>) key)
              .map(key -> List.of(key.get("i"), key.get("key")))
              .toList());
    }
    return Map.of();
  }

  @Test
  void linksWithoutBothEndsAreHandedBack() {
    var fake = writing(parameters -> Map.of("written", List.of(0L, 2L)));
    var unmatched = new ArrayList<Object>();
    var ledger = new WriteLedger();
    try (var lane = laneOn(fake.driver(), ledger)) {
      for (var far : List.of("a", "b", "c", "d")) {
        lane.add(link(far), back -> unmatched.add(back.farKey()));
      }
      lane.flush().join();
    }

    assertThat(unmatched).containsExactly("b", "d");
    assertThat(ledger.written("111111111111").links()).isEqualTo(2);
  }

  @Test
  void aServerThatCannotBeUsedFailsEveryLaterCall() {
    var fake =
        new FakeServer(
            parameters -> {
              throw new AuthenticationException("Neo.ClientError.Security.Unauthorized", "no");
            });
    try (var lane = laneOn(fake.driver())) {
      lane.add(row("disk-1"));
      assertThatThrownBy(() -> lane.flush().join()).hasCauseInstanceOf(StoreException.class);
      assertThatThrownBy(() -> lane.add(row("disk-2"))).isInstanceOf(StoreException.class);
    }
  }

  private static Map<String, Object> refuseIf(boolean bad) {
    if (bad) {
      throw new ClientException("Neo.ClientError.Statement.TypeError", "of this test");
    }
    return Map.of();
  }

  private WriteLedger write(int count, IntFunction<NodeRow> rows) {
    return write(server, count, rows);
  }

  private static WriteLedger write(FakeServer to, int count, IntFunction<@Nullable NodeRow> rows) {
    var ledger = new WriteLedger();
    try (var lane = laneOn(to.driver(), ledger)) {
      IntStream.range(0, count).mapToObj(rows).filter(Objects::nonNull).forEach(lane::add);
      lane.flush().join();
    }
    return ledger;
  }

  private List<Integer> batches() {
    return server.asked().stream()
        .map(parameters -> nodes(parameters).size())
        .filter(size -> size > 0)
        .toList();
  }

  /** A server on which every lease is ours, and every key the name of one node. */
  private static FakeServer writing(FakeServer.Answers answers) {
    return new FakeServer(
        parameters -> {
          var answer = onLeases(parameters);
          return answer.isEmpty() ? answers.to(parameters) : answer;
        });
  }

  private static List<Map<String, Object>> nodes(Map<String, Object> parameters) {
    return rows(parameters).stream().filter(row -> row.containsKey("labels")).toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(Map<String, Object> parameters) {
    var batch = (Map<String, Object>) parameters.getOrDefault("batch", Map.of());
    return (List<Map<String, Object>>) batch.getOrDefault("rows", List.of());
  }

  private static List<Object> ids(Map<String, Object> parameters) {
    return nodes(parameters).stream().map(row -> row.get("node")).toList();
  }

  private static void addMany(Lane lane) {
    for (var i = 0; i < MANY; i++) {
      lane.add(row("disk-" + i));
    }
    assertThat(lane.flush()).succeedsWithin(Duration.ofSeconds(10));
  }

  private static LinkRow link(String far) {
    return new LinkRow(
        TAG.links().getFirst(),
        "111111111111",
        Reporter.of("111111111111", "eu-west-1"),
        "near",
        far,
        Map.of());
  }

  private static NodeRow row(String id) {
    return row(id, Map.of("id", id));
  }

  private static NodeRow row(String id, Map<String, @Nullable Object> properties) {
    return new NodeRow(
        DISK, "111111111111", Reporter.of("111111111111", "eu-west-1"), id, properties, List.of());
  }

  private static Lane laneOn(Driver driver) {
    return laneOn(driver, new WriteLedger());
  }

  private static Lane laneOn(Driver driver, WriteLedger ledger) {
    var settings = new Neo4jSettings("bolt://nowhere", null, null, null);
    return new Lane(
        "test",
        new Transactions(driver, settings, time -> {}),
        new Stamp(1, "1", "somebody"),
        new PassingView(List.of(DISK, TAG)),
        ledger);
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
