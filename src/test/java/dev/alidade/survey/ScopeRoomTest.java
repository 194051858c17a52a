package dev.alidade.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.aws.Access;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.AwsSettings;
import dev.alidade.aws.CallLedger;
import dev.alidade.aws.FakeAws;
import dev.alidade.aws.Limiter;
import dev.alidade.aws.Ticker;
import dev.alidade.catalog.all.AwsCatalogue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;

@Timeout(20)
class ScopeRoomTest {

  @Test
  void noMoreAreBusyThanThereIsRoomFor() throws Exception {
    var room = new ScopeRoom(2, 10);
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < 20; n++) {
        threads.submit(
            () -> {
              try (var turn = room.next()) {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.sleep(2);
                return now.decrementAndGet();
              }
            });
      }
    }
    assertThat(most).hasValueLessThanOrEqualTo(2);
    assertThat(room.free()).isEqualTo(2);
  }

  @Test
  void accountsTakeTurnsHoweverManyScopesOneHas() throws Exception {
    var room = new ScopeRoom(1, 10);
    var order = Collections.synchronizedList(new ArrayList<String>());
    var begun = new LinkedBlockingQueue<ScopeRoom.Place>();
    var first = room.next();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(() -> begin(room, "large", 6, order, begun));
      waitFor(1, room);
      threads.submit(() -> begin(room, "small", 3, order, begun));
      waitFor(2, room);
      first.close();
      // Each ends when whoever has more to ask has asked for it.
      for (var asking : List.of(2, 2, 2, 2, 2, 1, 1, 1, 0)) {
        var place = begun.take();
        waitFor(asking, room);
        place.close();
      }
    }
    assertThat(order)
        .containsExactly(
            "large", "small", "large", "small", "large", "small", "large", "large", "large");
  }

  @Test
  void whoWaitsForARateLimitHoldsNoRoom() throws Exception {
    var room = new ScopeRoom(1, 10);
    try (var waiting = room.next()) {
      waiting.waitBegins();
      // A second detail of the same scope.
      waiting.waitBegins();
      try (var other = room.next()) {
        assertThat(room.free()).isZero();
        waiting.waitEnds();
        assertThat(room.free()).isZero();
        // It goes on at once, though there is no room: then nobody else begins.
        waiting.waitEnds();
        assertThat(room.free()).isEqualTo(-1);
      }
      assertThat(room.free()).isZero();
    }
    assertThat(room.free()).isEqualTo(1);
  }

  @Test
  void onlySoManyBeginEvenIfTheyAllWait() throws Exception {
    var room = new ScopeRoom(1, 2);
    room.next().waitBegins();
    room.next().waitBegins();
    var third = new CountDownLatch(1);
    var asking =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    room.next();
                    third.countDown();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    assertThat(third.await(50, TimeUnit.MILLISECONDS)).isFalse();
    asking.interrupt();
    asking.join();
  }

  /** The whole way: a client, the limiter, the scope's place. */
  @Test
  void aScopeWhoseCallWaitsForItsRateLimitLetsAnotherAccountBegin() throws Exception {
    var waits = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var ticker =
        new Ticker() {
          @Override
          public long nanos() {
            return goOn.getCount() > 0 ? 0 : Duration.ofHours(1).toNanos();
          }

          @Override
          public void sleep(Duration time) throws InterruptedException {
            waits.countDown();
            goOn.await();
          }
        };
    var keys = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "hunter2"));
    var access = new Access("111122223333", "aws", "p", "eu-west-1", keys);
    var room = new ScopeRoom(1, 10);
    try (var aws = new FakeAws(asked -> FakeAws.noVpcs());
        var clients =
            new AwsClients(
                AwsSettings.from(Map.of("AWS_ENDPOINT_URL", aws.url())),
                new CallLedger(InstantSource.system()),
                new Limiter(AwsCatalogue.create().services().rates(), ticker))) {
      var turn = room.next();
      var ec2 = clients.client(Ec2Client::builder, access, "eu-west-1");
      var scope =
          Thread.ofVirtual()
              .start(
                  () ->
                      access.run(
                          turn,
                          () -> {
                            while (waits.getCount() > 0) {
                              ec2.describeVpcs();
                            }
                          }));
      assertThat(waits.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(room.free()).isEqualTo(1);
      room.next().close();
      goOn.countDown();
      scope.join();
      assertThat(room.free()).isZero();
      turn.close();
    }
  }

  private static boolean begin(
      ScopeRoom room, String account, int scopes, List<String> order, Queue<ScopeRoom.Place> begun)
      throws InterruptedException {
    for (int n = 0; n < scopes; n++) {
      var place = room.next();
      order.add(account);
      begun.add(place);
    }
    return true;
  }

  private static void waitFor(int waiting, ScopeRoom room) throws InterruptedException {
    while (room.waiting() != waiting) {
      Thread.sleep(1);
    }
  }
}
