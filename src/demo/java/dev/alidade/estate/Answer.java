package dev.alidade.estate;

/** What a call gets back. */
sealed interface Answer permits Answer.Page, AwsError {

  /**
   * A page of what was asked for, HTTP status 200.
   *
   * @param body as it goes over the wire
   * @param number which page it is, from 1
   */
  record Page(String body, int number) implements Answer {

    Page(String body) {
      this(body, 1);
    }
  }
}
