package dev.alidade.aws;

import java.util.Optional;

/**
 * An Amazon Resource Name, {@code arn:partition:service:region:account:resource}.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 *
 * @param region empty for global services
 * @param account empty where the name is unique without it, as for S3 buckets
 * @param resource the rest, which may hold colons and slashes of its own
 */
public record Arn(
    String partition, String service, String region, String account, String resource) {

  private static final String PREFIX = "arn:";
  private static final int PARTS = 6;

  /** Refuses parts that could not be told apart again after formatting. */
  public Arn {
    requirePart("partition", partition);
    requirePart("service", service);
    if (region.indexOf(':') >= 0 || account.indexOf(':') >= 0) {
      throw new IllegalArgumentException("Region and account of an ARN have no colon.");
    }
    if (resource.isEmpty()) {
      throw new IllegalArgumentException("An ARN names a resource.");
    }
  }

  /**
   * Reads an ARN.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static Arn parse(String text) {
    return tryParse(text)
        .orElseThrow(() -> new IllegalArgumentException("Not an ARN: «" + text + "»"));
  }

  /** Reads an ARN; empty when the text is none. */
  public static Optional<Arn> tryParse(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    var parts = text.split(":", PARTS);
    if (parts.length < PARTS || parts[1].isEmpty() || parts[2].isEmpty() || parts[5].isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]));
  }

  /** The last segment of the resource: {@code reader} of {@code role/team/reader}. */
  public String resourceName() {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }

  /** The ARN's text, which {@link #parse} reads back. */
  @Override
  public String toString() {
    return PREFIX + String.join(":", partition, service, region, account, resource);
  }

  private static void requirePart(String name, String value) {
    if (value.isEmpty() || value.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "The " + name + " of an ARN is neither empty nor has it a colon: «" + value + "»");
    }
  }
}
