package dev.alidade.store;

/** Neo4j could not do what was asked; the message is one line that a person can act on. */
public final class StoreException extends RuntimeException {

  private final Kind kind;

  /** What went wrong, which decides the exit code and whether to go on. */
  public enum Kind {
    /** No connection, wrong password, unsupported version: nothing can be written. */
    UNUSABLE,
    /** A statement or a row was refused; others may work. */
    REFUSED,
    /** The server has no memory or no time for a transaction of this size; half of it may fit. */
    TOO_LARGE
  }

  /** A failure with its cause. */
  public StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** A failure that Alidade found itself. */
  public StoreException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }
}
