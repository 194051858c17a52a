package dev.alidade.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * The right to ask an account, proven by {@code sts:GetCallerIdentity}. The clients of {@link
 * AwsClients} serve all accounts; whose right a call is made with is said by who runs it, with
 * {@link #call}. It holds in the thread that says so: what goes on in others says it there anew.
 *
 * @param accountId the twelve digits that AWS answered
 * @param partition the partition of the caller's ARN: {@code aws}, {@code aws-cn}, {@code
 *     aws-us-gov}
 * @param profile the profile that the credentials come from; {@code default} for the default chain
 * @param homeRegion the region for calls that concern the account as a whole
 * @param credentials refreshed by themselves, for as long as a run takes
 */
public record Access(
    String accountId,
    String partition,
    String profile,
    String homeRegion,
    AwsCredentialsProvider credentials) {

  private static final ScopedValue<Access> ACTING = ScopedValue.newInstance();
  private static final ScopedValue<WaitListener> LISTENING = ScopedValue.newInstance();

  /**
   * Does something whose calls to AWS, in this thread, are made with this right.
   *
   * @throws X what it throws
   */
  public <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> task) throws X {
    return ScopedValue.where(ACTING, this).call(task);
  }

  /** Does something whose calls to AWS, in this thread, are made with this right. */
  public void run(Runnable task) {
    ScopedValue.where(ACTING, this).run(task);
  }

  /**
   * The same, telling of each wait for a rate limit.
   *
   * @throws X what it throws
   */
  public <R, X extends Throwable> R call(
      WaitListener listener, ScopedValue.CallableOp<? extends R, X> task) throws X {
    return ScopedValue.where(ACTING, this).where(LISTENING, listener).call(task);
  }

  /** The same, telling of each wait for a rate limit. */
  public void run(WaitListener listener, Runnable task) {
    ScopedValue.where(ACTING, this).where(LISTENING, listener).run(task);
  }

  /** Who is told of waits of this thread. */
  static WaitListener listening() {
    return LISTENING.orElse(WaitListener.NONE);
  }

  /**
   * The right that calls of this thread are made with.
   *
   * @throws IllegalStateException if nobody said so: rather no call than one as somebody else
   */
  static Access acting() {
    if (!ACTING.isBound()) {
      throw new IllegalStateException(
          "A call to AWS outside of Access.call: it is not said with whose right.");
    }
    return ACTING.get();
  }

  /** Everything but the credentials. */
  @Override
  public String toString() {
    return "Access[" + accountId + ", " + partition + ", " + profile + ", " + homeRegion + "]";
  }
}
