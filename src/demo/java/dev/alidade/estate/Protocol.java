package dev.alidade.estate;

import java.util.Locale;

/** How a service speaks, and how it says no. */
enum Protocol {
  /** EC2: parameters in a form, answers in XML, errors in an {@code Errors} list. */
  EC2_QUERY("text/xml;charset=UTF-8") {
    @Override
    String error(AwsError error, String requestId) {
      return """
          <?xml version="1.0" encoding="UTF-8"?>
          <Response><Errors><Error><Code>%s</Code><Message>%s</Message></Error></Errors><RequestID>%s</RequestID></Response>
          """
          .formatted(error.code(), xml(error.message()), requestId);
    }
  },

  /** IAM and STS: parameters in a form, answers in XML, errors in an {@code ErrorResponse}. */
  QUERY("text/xml") {
    @Override
    String error(AwsError error, String requestId) {
      return """
          <ErrorResponse>
            <Error>
              <Type>%s</Type>
              <Code>%s</Code>
              <Message>%s</Message>
            </Error>
            <RequestId>%s</RequestId>
          </ErrorResponse>
          """
          .formatted(
              error.status() < 500 ? "Sender" : "Receiver",
              error.code(),
              xml(error.message()),
              requestId);
    }
  },

  /** Inspector: JSON to a path; the error's code stands in the header {@code x-amzn-ErrorType}. */
  REST_JSON("application/json") {
    @Override
    String error(AwsError error, String requestId) {
      return "{\"message\":\"%s\"}".formatted(json(error.message()));
    }
  },

  /** Organizations: JSON whose operation stands in the header {@code X-Amz-Target}. */
  JSON("application/x-amz-json-1.1") {
    @Override
    String error(AwsError error, String requestId) {
      return "{\"__type\":\"%s\",\"Message\":\"%s\"}"
          .formatted(error.code(), json(error.message()));
    }
  };

  private final String contentType;

  Protocol(String contentType) {
    this.contentType = contentType;
  }

  static Protocol of(String service) {
    return switch (service) {
      case "ec2" -> EC2_QUERY;
      case "iam", "sts" -> QUERY;
      case "organizations" -> JSON;
      default -> REST_JSON;
    };
  }

  String contentType() {
    return contentType;
  }

  abstract String error(AwsError error, String requestId);

  static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static String json(String text) {
    var escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c < ' ') {
        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
