package dev.alidade.estate;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How a service speaks, and how it says no. https://smithy.io/2.0/aws/protocols/index.html */
enum Protocol {
  /** EC2: parameters in a form, answers in XML, errors in an {@code Errors} list. */
  EC2("ec2", "text/xml;charset=UTF-8") {
    @Override
    String error(AwsError error, String requestId) {
      return """
          <?xml version="1.0" encoding="UTF-8"?>
          <Response><Errors><Error><Code>%s</Code><Message>%s</Message></Error></Errors><RequestID>%s</RequestID></Response>
          """
          .formatted(error.code(), xml(error.message()), requestId);
    }
  },

  /** Parameters in a form, answers in XML, errors in an {@code ErrorResponse}. */
  QUERY("query", "text/xml") {
    @Override
    String error(AwsError error, String requestId) {
      return errorResponse(error, requestId);
    }
  },

  /** The operation is told by method and path; answers in XML, errors as with {@link #QUERY}. */
  REST_XML("rest-xml", "text/xml") {
    @Override
    String error(AwsError error, String requestId) {
      return errorResponse(error, requestId);
    }
  },

  /** S3: as {@link #REST_XML}, but the error stands alone. */
  S3("s3", "application/xml") {
    @Override
    String error(AwsError error, String requestId) {
      return """
          <?xml version="1.0" encoding="UTF-8"?>
          <Error><Code>%s</Code><Message>%s</Message><RequestId>%s</RequestId></Error>"""
          .formatted(error.code(), xml(error.message()), requestId);
    }
  },

  /**
   * The operation is told by method and path; JSON; the error's code stands in the header {@code
   * x-amzn-ErrorType}.
   */
  REST_JSON("rest-json", "application/json") {
    @Override
    String error(AwsError error, String requestId) {
      return "{\"message\":\"%s\"}".formatted(json(error.message()));
    }
  },

  /** JSON whose operation stands in the header {@code X-Amz-Target}. */
  JSON_1_0("json-1.0", "application/x-amz-json-1.0") {
    @Override
    String error(AwsError error, String requestId) {
      return typed(error);
    }
  },

  /** The same, told apart by the content type. */
  JSON_1_1("json-1.1", "application/x-amz-json-1.1") {
    @Override
    String error(AwsError error, String requestId) {
      return typed(error);
    }
  },

  /**
   * CBOR; a caller chooses it by the header {@code Smithy-Protocol: rpc-v2-cbor}, and the path
   * names the operation. Here it is JSON until it goes out.
   * https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
   */
  CBOR("rpc-v2-cbor", "application/cbor") {
    @Override
    String error(AwsError error, String requestId) {
      return typed(error);
    }

    @Override
    byte[] bytes(String body) {
      return Cbor.of(Json.parse(body));
    }
  };

  private final String written;
  private final String contentType;

  Protocol(String written, String contentType) {
    this.written = written;
    this.contentType = contentType;
  }

  /**
   * The protocol of this name in {@code services.txt}.
   *
   * @throws IllegalArgumentException where there is none
   */
  static Protocol of(String written) {
    for (Protocol each : values()) {
      if (each.written.equals(written)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no protocol is named " + written);
  }

  /** Returns the name in {@code refusals.txt}, where JSON is JSON. */
  String words() {
    return written.startsWith("json-") || this == CBOR ? "json" : written;
  }

  boolean isRest() {
    return this == REST_XML || this == S3 || this == REST_JSON;
  }

  String contentType() {
    return contentType;
  }

  abstract String error(AwsError error, String requestId);

  /** Returns the body as it goes over the wire. */
  byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static String errorResponse(AwsError error, String requestId) {
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

  private static String typed(AwsError error) {
    return "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(error.code(), json(error.message()));
  }

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
