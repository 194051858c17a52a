package dev.alidade.catalog.ec2;

import static dev.alidade.graph.Target.toMany;

import dev.alidade.graph.NodeType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * A range of addresses, IPv4 or IPv6, and the rules that name it. It is the same node for all
 * groups and accounts.
 */
record AddressRange(String cidr, List<String> ruleIds) {

  static final NodeType<AddressRange> RANGE =
      NodeType.named("AWSIpRange", AddressRange.class)
          .alsoLabelled("IpRange")
          .id(AddressRange::cidr)
          .property("range", AddressRange::cidr)
          .shared()
          .ownedByAccount()
          .links("MEMBER_OF_IP_RULE", toMany("AWSIpRule", AddressRange::ruleIds))
          .build();

  /** The ranges of these rules, each once: a page of groups names {@code 0.0.0.0/0} often. */
  static Stream<AddressRange> of(List<SecurityRule> inbound, List<SecurityRule> egress) {
    var rules = new LinkedHashMap<String, List<String>>();
    Stream.concat(inbound.stream(), egress.stream())
        .forEach(
            rule ->
                rule.ranges()
                    .map(cidr -> rules.computeIfAbsent(cidr, c -> new ArrayList<>()))
                    .forEach(ids -> Stream.ofNullable(rule.id()).forEach(ids::add)));
    return rules.entrySet().stream().map(e -> new AddressRange(e.getKey(), e.getValue()));
  }
}
