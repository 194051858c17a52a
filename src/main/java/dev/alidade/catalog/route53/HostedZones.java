package dev.alidade.catalog.route53;

import static dev.alidade.catalog.Declaration.inModule;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.CompositeId;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.HostedZoneConfig;
import software.amazon.awssdk.services.route53.model.ListHostedZonesRequest;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Hosted zones, public and private, with their records and name servers. Lists with {@code
 * route53:ListHostedZones}, and each zone's records with {@code route53:ListResourceRecordSets},
 * page by page.
 */
final class HostedZones implements GlobalResource {

  /** What stands before ids in AWS's answers, and in the graph; the SDK takes it away. */
  private static final String ID_PREFIX = "/hostedzone/";

  private static final ListHostedZonesRequest LARGEST_PAGES =
      ListHostedZonesRequest.builder().maxItems(Route53.MOST_ZONES).build();

  static final NodeType<HostedZone> ZONE =
      NodeType.named("AWSDNSZone", HostedZone.class)
          .alsoLabelled("DNSZone")
          .id(HostedZones::id)
          .indexed("zoneid", HostedZones::id)
          .indexed("name", HostedZones::name)
          .property("comment", config(HostedZoneConfig::comment))
          .property("privatezone", config(HostedZoneConfig::privateZone))
          .fromAws()
          .normalised("name", HostedZones::name)
          .normalised("public", config(HostedZones::isPublic))
          .ownedByAccount()
          .build();

  @Override
  public Declaration declaration() {
    return inModule("route53")
        .calls(Route53.SERVICE, "ListHostedZones", "ListResourceRecordSets")
        .writes(ZONE, DnsRecord.RECORD, NameServer.SERVER);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    var route53 = at.client(Route53Client::builder);
    var zones =
        route53.listHostedZonesPaginator(LARGEST_PAGES).hostedZones().stream()
            .peek(zone -> rows.add(ZONE, zone))
            .filter(zone -> zone.id() != null);
    at.details(zones)
        .named(HostedZones::inWords)
        .feeding(DnsRecord.RECORD, NameServer.SERVER)
        .ask(zone -> surveyRecords(route53, zone, rows));
  }

  private static void surveyRecords(Route53Client route53, HostedZone zone, Rows rows) {
    var zoneId = ID_PREFIX + zone.id();
    var sets =
        route53
            .listResourceRecordSetsPaginator(
                r -> r.hostedZoneId(zone.id()).maxItems(Route53.MOST_RECORD_SETS))
            .resourceRecordSets();
    var siblings = new ArrayList<ResourceRecordSet>();
    for (var set : sets) {
      if (!siblings.isEmpty() && !DnsRecord.areSiblings(siblings.getFirst(), set)) {
        add(zoneId, siblings, rows);
        siblings.clear();
      }
      siblings.add(set);
    }
    add(zoneId, siblings, rows);
  }

  private static void add(String zoneId, List<ResourceRecordSet> siblings, Rows rows) {
    DnsRecord.of(zoneId, siblings)
        .forEach(
            dnsRecord -> {
              rows.add(DnsRecord.RECORD, dnsRecord);
              dnsRecord
                  .nameServers()
                  .forEach(server -> rows.add(NameServer.SERVER, new NameServer(server, zoneId)));
            });
  }

  /** Ids say nothing to people. */
  private static String inWords(HostedZone zone) {
    return name(zone) + " " + zone.id();
  }

  private static @Nullable String id(HostedZone zone) {
    return CompositeId.of(ID_PREFIX, zone.id());
  }

  private static @Nullable String name(HostedZone zone) {
    return zone.name() == null ? null : DomainName.of(zone.name());
  }

  private static @Nullable Boolean isPublic(HostedZoneConfig config) {
    return config.privateZone() == null ? null : !config.privateZone();
  }

  private static Function<HostedZone, @Nullable Object> config(
      Function<HostedZoneConfig, @Nullable Object> value) {
    return zone -> zone.config() == null ? null : value.apply(zone.config());
  }
}
