package dev.alidade.estate;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a call gets back. */
sealed interface Answer permits Answer.Page, AwsError {

  /** How an answer begins that is more than a body. */
  String STATUS_LINE = "HTTP/1.1 ";

  /**
   * A page of what was asked for, HTTP status 200.
   *
   * @param body as it goes over the wire
   * @param number which page it is, from 1
   * @param headers that belong to the answer
   */
  record Page(String body, int number, Map<String, String> headers) implements Answer {

    Page(String body, int number) {
      this(body, number, Map.of());
    }

    Page(String body) {
      this(body, 1);
    }
  }

  /**
   * The answer that an estate has written down: a body, or a status line, headers, an empty line
   * and a body. With a status other than 2xx, the status line has the code of an error and the body
   * its message: {@code HTTP/1.1 404 NoSuchBucketPolicy}.
   */
  static Answer written(String text, int number) {
    if (!text.startsWith(STATUS_LINE)) {
      return new Page(text, number);
    }
    var parts = text.split("\\R\\R", 2);
    var body = parts.length == 2 ? parts[1] : "";
    var lines = parts[0].lines().map(String::strip).toList();
    var status = lines.getFirst().substring(STATUS_LINE.length()).split(" ", 2);
    if (!status[0].startsWith("2")) {
      return new AwsError(Integer.parseInt(status[0]), status[1], body.strip());
    }
    var headers = new LinkedHashMap<String, String>();
    for (String line : lines.subList(1, lines.size())) {
      var header = line.split(":\\s*", 2);
      headers.put(header[0], header[1]);
    }
    return new Page(body, number, headers);
  }
}
