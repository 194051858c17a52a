package dev.alidade.catalog.s3;

import static dev.alidade.graph.Target.to;

import dev.alidade.catalog.Scope;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.Rows;
import java.util.Objects;
import software.amazon.awssdk.services.s3.model.TopicConfiguration;

/** Which topics hear of what happens in a bucket. */
final class Notifications {

  /** A topic that hears of a bucket. */
  record Notified(String bucket, String topicArn) {}

  static final LinkType<Notified> NOTIFIES =
      LinkType.between(
          "NOTIFIES",
          to("AWSS3Bucket", Notified::bucket),
          to("AWSSNSTopic", Notified::topicArn).by("arn"));

  private Notifications() {}

  /** Asks {@code s3:GetBucketNotificationConfiguration}. */
  static void survey(ListedBucket bucket, Scope at, Rows rows) {
    S3
        .of(at, bucket)
        .getBucketNotificationConfiguration(r -> r.bucket(bucket.name()))
        .topicConfigurations()
        .stream()
        .map(TopicConfiguration::topicArn)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(topic -> rows.link(NOTIFIES, new Notified(bucket.name(), topic)));
  }
}
