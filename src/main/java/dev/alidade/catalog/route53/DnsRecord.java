package dev.alidade.catalog.route53;

import static dev.alidade.graph.Target.to;
import static dev.alidade.graph.Target.toMany;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import dev.alidade.graph.CompositeId;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.SiblingIds;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * A record set of a kind that leads somewhere: to addresses, to another name, to name servers.
 *
 * @param id zone, name and type. Weighted, latency and other sets of one name and type share that:
 *     the set whose identifier comes first keeps it, each other one has its identifier behind it
 * @param type the type of the record; {@code ALIAS}, {@code ALIAS_AAAA} and {@code WEIGHTED_CNAME}
 *     for those that are aliases of something in AWS, as the contract calls them
 */
record DnsRecord(@Nullable String id, String zoneId, String type, ResourceRecordSet set) {

  private static final Map<String, String> TYPES =
      Map.of("A", "A", "AAAA", "AAAA", "CNAME", "CNAME", "NS", "NS");

  private static final Map<String, String> ALIAS_TYPES =
      Map.of("A", "ALIAS", "AAAA", "ALIAS_AAAA", "CNAME", "WEIGHTED_CNAME");

  /** Neo4j's index keys end near 8 kB, and a set may have 400 addresses of 39 characters. */
  private static final int LONGEST_IN_AN_INDEX = 8_000;

  private static final Comparator<ResourceRecordSet> BY_IDENTIFIER =
      Comparator.comparing(ResourceRecordSet::setIdentifier, nullsFirst(naturalOrder()));

  static final NodeType<DnsRecord> RECORD =
      NodeType.named("AWSDNSRecord", DnsRecord.class)
          .alsoLabelled("DNSRecord")
          .id(DnsRecord::id)
          .indexed("name", DnsRecord::name)
          .property("type", DnsRecord::type)
          .property("value", DnsRecord::value)
          .fromAws()
          .normalised("name", DnsRecord::name)
          .normalised("type", DnsRecord::type)
          .normalised("value", DnsRecord::valueForAnIndex)
          .ownedByAccount()
          .links("MEMBER_OF_DNS_ZONE", to("AWSDNSZone", DnsRecord::zoneId))
          .links("DNS_POINTS_TO", toMany("AWSNameServer", DnsRecord::nameServers))
          .links("DNS_POINTS_TO", toMany("Ip", DnsRecord::addresses))
          // A released address, and the name that AWS gives it, may be stored with two owners.
          .links(
              "DNS_POINTS_TO",
              toMany("AWSElasticIPAddress", DnsRecord::addresses).byShared("public_ip"))
          .links(
              "DNS_POINTS_TO",
              to("AWSEC2Instance", DnsRecord::targetName).byShared("publicdnsname"))
          .links("DNS_POINTS_TO", to("AWSDNSRecord", DnsRecord::targetName).byShared("name"))
          .links("DNS_POINTS_TO", to("AWSLoadBalancer", DnsRecord::targetName).byShared("dnsname"))
          .links(
              "DNS_POINTS_TO", to("AWSLoadBalancerV2", DnsRecord::targetName).byShared("dnsname"))
          .links("DNS_POINTS_TO", to("AWSESDomain", DnsRecord::targetName).byShared("endpoint"))
          .build();

  /** Whether two record sets share name and type; Route 53 lists such sets one after the other. */
  static boolean areSiblings(ResourceRecordSet one, ResourceRecordSet other) {
    return Objects.equals(one.name(), other.name())
        && Objects.equals(one.typeAsString(), other.typeAsString());
  }

  /** The records of a zone that share a name and type, those of other types left out. */
  static Stream<DnsRecord> of(String zoneId, List<ResourceRecordSet> siblings) {
    var id =
        new SiblingIds<ResourceRecordSet>(
                set -> idOf(zoneId, set),
                set -> idOf(zoneId, set) + "/" + set.setIdentifier(),
                BY_IDENTIFIER)
            .among(siblings);
    return siblings.stream()
        .flatMap(
            set ->
                Stream.ofNullable(typeOf(set))
                    .map(type -> new DnsRecord(id.apply(set), zoneId, type, set)));
  }

  private static @Nullable String idOf(String zoneId, ResourceRecordSet set) {
    return CompositeId.of(zoneId, "/", nameOf(set), "/", typeOf(set));
  }

  private static @Nullable String typeOf(ResourceRecordSet set) {
    var type = Objects.requireNonNullElse(set.typeAsString(), "");
    return (set.aliasTarget() == null ? TYPES : ALIAS_TYPES).get(type);
  }

  private static @Nullable String nameOf(ResourceRecordSet set) {
    var name = set.name();
    return name == null ? null : DomainName.of(name);
  }

  @Nullable String name() {
    return nameOf(set);
  }

  /** The addresses with commas between them, or the name that it leads to; none of NS records. */
  @Nullable String value() {
    return switch (type) {
      case "A", "AAAA" -> written().isEmpty() ? null : String.join(",", written());
      default -> targetName();
    };
  }

  private @Nullable String valueForAnIndex() {
    var value = value();
    return value == null || value.length() > LONGEST_IN_AN_INDEX ? null : value;
  }

  /** The IP addresses, as EC2 writes them. */
  List<String> addresses() {
    return type.equals("A") || type.equals("AAAA")
        ? written().stream().map(address -> address.toLowerCase(Locale.ROOT)).toList()
        : List.of();
  }

  /** The names of the servers that an NS record names. */
  List<String> nameServers() {
    return type.equals("NS")
        ? written().stream().map(DomainName::of).distinct().toList()
        : List.of();
  }

  /** The name that an alias or CNAME stands for. */
  @Nullable String targetName() {
    if (set.aliasTarget() != null) {
      var target = set.aliasTarget().dnsName();
      return target == null ? null : DomainName.ofAliasTarget(target);
    }
    // A CNAME has one value: https://www.rfc-editor.org/rfc/rfc1034 (3.6.2)
    return type.equals("CNAME")
        ? written().stream().findFirst().map(DomainName::of).orElse(null)
        : null;
  }

  private List<String> written() {
    return set.resourceRecords().stream()
        .map(ResourceRecord::value)
        .filter(Objects::nonNull)
        .toList();
  }
}
