package dev.alidade.estate;

import java.time.Instant;

/**
 * One request that the server answered.
 *
 * @param account the account that the access key belongs to
 * @param region the region of the signature; {@code global} for IAM
 * @param service the service as in IAM actions: {@code ec2}, {@code iam}, {@code sts}, {@code
 *     inspector2}, {@code organizations}
 * @param operation the operation, {@code DescribeVpcs}
 * @param start when the request had been read
 * @param end when the answer had been written
 * @param status the HTTP status
 * @param page the page that was asked for, from 1
 */
public record Call(
    String account,
    String region,
    String service,
    String operation,
    Instant start,
    Instant end,
    int status,
    int page) {

  /** Returns the operation as IAM policies write it: {@code ec2:DescribeVpcs}. */
  public String action() {
    return service + ':' + operation;
  }

  /** Returns whether this call and the other one were under way at the same time. */
  public boolean overlaps(Call other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }
}
