package dev.alidade.catalog.route53;

import static dev.alidade.aws.Rate.Sharing.TOGETHER;

import dev.alidade.aws.AwsService;
import dev.alidade.aws.Rate;
import java.util.Set;

/** The Route 53 API of an account. */
final class Route53 {

  /**
   * The most zones of a page, as the operation takes it.
   * https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZones.html (MaxItems)
   */
  static final String MOST_ZONES = "100";

  /**
   * The most record sets of a page, as the operation takes it.
   * https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html
   */
  static final String MOST_RECORD_SETS = "300";

  /** The service. */
  static final AwsService SERVICE =
      AwsService.named("route53")
          .speaking(AwsService.Protocol.REST_XML)
          .documentedAt("https://docs.aws.amazon.com/Route53/latest/APIReference/API_%s.html")
          .rates(
              // Five requests a second for an account, whatever they ask. No burst is named; a
              // second's worth is ours. Pages differ by operation.
              new Rate(
                  "route53",
                  Set.of(),
                  TOGETHER,
                  true,
                  5,
                  5,
                  0,
                  "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html"
                      + " (API requests; the bucket is ours)"))
          // https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html
          .sayingGoneBy("NoSuchHostedZone");

  private Route53() {}
}
