package dev.alidade.catalog.route53;

import static dev.alidade.graph.Target.to;

import dev.alidade.graph.NodeType;

/**
 * A name server that an NS record of a zone names, be it the zone's own or one that a part of it is
 * delegated to. Zones share servers, over accounts too; the analysis «zones of name servers» says
 * of each which zone it is named after.
 */
record NameServer(String name, String zoneId) {

  static final NodeType<NameServer> SERVER =
      NodeType.named("AWSNameServer", NameServer.class)
          .formerly("NameServer")
          .id(NameServer::name)
          .indexed("name", NameServer::name)
          .shared()
          .ownedByAccount()
          .linkedFrom("NAMESERVER", to("AWSDNSZone", NameServer::zoneId))
          .build();
}
