package dev.alidade.aws;

/** Thrown in place of a call to AWS when the survey was told to stop, or its thread interrupted. */
public final class SurveyInterruptedException extends RuntimeException {

  /** An interruption with its reason in one line. */
  public SurveyInterruptedException(String message) {
    super(message);
  }
}
