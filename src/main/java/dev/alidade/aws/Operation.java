package dev.alidade.aws;

/**
 * One operation of a service, as data: what a definition declares that it calls.
 *
 * @param name the operation as AWS calls it, such as {@code DescribeVolumes}
 */
public record Operation(AwsService service, String name) {

  /** The IAM action that it needs, such as {@code ec2:DescribeVolumes}. */
  public String action() {
    return service.action(name);
  }

  /** The page that documents it. */
  public String reference() {
    return service.reference().formatted(name);
  }

  @Override
  public String toString() {
    return service.name() + ":" + name;
  }
}
