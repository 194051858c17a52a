package dev.alidade.catalog;

/**
 * AWS does not offer something to the account or region that was asked, which is no failure: the
 * scope is then unsupported.
 */
public final class NotOfferedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Why, in one line. */
  public NotOfferedException(String why) {
    super(why);
  }
}
