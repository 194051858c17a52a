package dev.alidade.aws;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Gives up an answer that goes on for too long, in time or in bytes. */
final class AnswerLimit implements ExecutionInterceptor {

  private final Duration time;
  private final long bytes;
  private final Ticker ticker;

  AnswerLimit(Duration time, long bytes, Ticker ticker) {
    this.time = time;
    this.bytes = bytes;
    this.ticker = ticker;
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    return context.responseBody().map(Limited::new);
  }

  private final class Limited extends FilterInputStream {
    private final long end = ticker.nanos() + time.toNanos();
    private long left = bytes;

    private Limited(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      var value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      var read = super.read(into, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) throws IOException {
      left -= read;
      if (left < 0) {
        throw new IOException("the answer has more than %,d bytes".formatted(bytes));
      }
      if (ticker.nanos() - end >= 0) {
        throw new IOException("the answer did not end within %d s".formatted(time.toSeconds()));
      }
    }
  }
}
