package dev.alidade.aws;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Bounds the calls that are on their way at the same time, over all accounts and clients: {@code
 * HttpURLConnection} has no limit of its own, but the files that a process may open do. A place is
 * taken when a request is sent, which is after its credentials are there and its rate limit is
 * waited for, and given back when its answer is read: who holds one waits for AWS and for nothing
 * else. First come, first served.
 */
final class InFlight {

  /**
   * Many machines allow a process 1,024 open files (the soft limit of Linux,
   * https://man7.org/linux/man-pages/man3/ulimit.3p.html): a quarter for calls, as much again for
   * connections that are kept open for the next, and the rest for the database's pool of 100, the
   * spools and the runtime. At 100 ms a call these are 2,500 calls a second, more than two cores
   * chart.
   */
  static final int CALLS_AT_ONCE = 256;

  private final Semaphore places;
  private final AtomicBoolean stopped = new AtomicBoolean();

  // Of the SDK's stages behind the HTTP client, some can fail without closing the answer.
  // Not static: one thread may use several.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Place> open = new ThreadLocal<>();

  InFlight() {
    this(CALLS_AT_ONCE);
  }

  InFlight(int atOnce) {
    places = new Semaphore(atOnce, true);
  }

  /** The same client within the bound. */
  SdkHttpClient bounding(SdkHttpClient http) {
    return new Bounded(http);
  }

  /** Who waits for a place is sent away from now on. */
  void stop() {
    stopped.set(true);
  }

  /** Says that the call of this thread has ended, whatever became of its answer. */
  void ended() {
    var place = open.get();
    if (place != null) {
      place.free();
    }
  }

  /** How many more calls may be on their way. */
  int free() {
    return places.availablePermits();
  }

  private final class Place {
    private final AtomicBoolean taken = new AtomicBoolean(true);

    private void free() {
      if (taken.compareAndSet(true, false)) {
        if (open.get() == this) {
          open.remove();
        }
        places.release();
      }
    }
  }

  private Place take() {
    ended();
    try {
      places.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SurveyInterruptedException("Interrupted before a call to AWS was sent.");
    }
    var place = new Place();
    if (stopped.get()) {
      place.free();
      throw new SurveyInterruptedException("The survey was stopped; no new calls to AWS.");
    }
    open.set(place);
    return place;
  }

  private final class Bounded implements SdkHttpClient {
    private final SdkHttpClient http;

    private Bounded(SdkHttpClient http) {
      this.http = http;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      var prepared = http.prepareRequest(request);
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          var place = take();
          HttpExecuteResponse answer = null;
          try {
            answer = prepared.call();
          } finally {
            if (answer == null || answer.responseBody().isEmpty()) {
              place.free();
            }
          }
          return answer.responseBody().isEmpty() ? answer : reading(answer, place);
        }

        @Override
        public void abort() {
          prepared.abort();
        }
      };
    }

    @Override
    public String clientName() {
      return http.clientName();
    }

    @Override
    public void close() {
      http.close();
    }
  }

  private static HttpExecuteResponse reading(HttpExecuteResponse answer, Place place) {
    var body = answer.responseBody().orElseThrow();
    var content =
        new FilterInputStream(body) {
          @Override
          public void close() throws IOException {
            try {
              super.close();
            } finally {
              place.free();
            }
          }
        };
    return HttpExecuteResponse.builder()
        .response(answer.httpResponse())
        .responseBody(
            AbortableInputStream.create(
                content,
                () -> {
                  body.abort();
                  place.free();
                }))
        .build();
  }
}
