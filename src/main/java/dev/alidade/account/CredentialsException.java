package dev.alidade.account;

import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Credentials could not be had, for a reason on this machine; never retried. An exception of the
 * SDK's kind, as it comes out of calls for which the credentials were wanted.
 */
final class CredentialsException extends SdkClientException {

  private static final long serialVersionUID = 1;

  private final String reason;
  private final String advice;

  /** One line each, without secrets: what happened, and what to do. */
  CredentialsException(String reason, String advice) {
    super(SdkClientException.builder().message(reason));
    this.reason = reason;
    this.advice = advice;
  }

  String reason() {
    return reason;
  }

  String advice() {
    return advice;
  }
}
