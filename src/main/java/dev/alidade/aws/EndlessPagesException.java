package dev.alidade.aws;

import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Thrown in place of a call that would ask for a page once more: the answers of a list lead in a
 * circle, and whoever follows them asks for ever. Never retried; it carries its {@link CallSite}.
 */
public final class EndlessPagesException extends SdkClientException {

  private static final long serialVersionUID = 1;

  private EndlessPagesException(String message, CallSite site) {
    super(SdkClientException.builder().message(message));
    addSuppressed(site);
  }

  /** An answer leads back to a page that was asked for already. */
  static EndlessPagesException inACircle(CallSite site, long pages) {
    return new EndlessPagesException(
        "answers page after page with the same token; given up after " + pages + " pages", site);
  }

  /** An answer says that there is more and gives no token: the first page would come again. */
  static EndlessPagesException withoutToken(CallSite site) {
    return new EndlessPagesException(
        "answers that there are more pages, but gives no token to ask for them", site);
  }
}
