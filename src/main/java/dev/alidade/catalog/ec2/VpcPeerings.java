package dev.alidade.catalog.ec2;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.catalog.ec2.Ec2.in;
import static dev.alidade.graph.Target.to;
import static dev.alidade.graph.Target.toMany;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.CompositeId;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionOptionsDescription;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReason;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;

/**
 * Peering connections, and what they tell of the VPCs at both ends, which other accounts may own.
 * Lists with {@code ec2:DescribeVpcPeeringConnections}.
 */
final class VpcPeerings implements RegionalResource {

  private record Block(String vpcId, String cidr) {
    @Nullable String id() {
      return CompositeId.of(vpcId, "|", cidr);
    }
  }

  private static final NodeType<VpcPeeringConnection> PEERING =
      NodeType.named("AWSPeeringConnection", VpcPeeringConnection.class)
          .id(VpcPeeringConnection::vpcPeeringConnectionId)
          .property(
              "allow_dns_resolution_from_remote_vpc",
              option(VpcPeeringConnectionOptionsDescription::allowDnsResolutionFromRemoteVpc))
          .property(
              "allow_egress_from_local_classic_link_to_remote_vpc",
              option(
                  VpcPeeringConnectionOptionsDescription
                      ::allowEgressFromLocalClassicLinkToRemoteVpc))
          .property(
              "allow_egress_from_local_vpc_to_remote_classic_link",
              option(
                  VpcPeeringConnectionOptionsDescription
                      ::allowEgressFromLocalVpcToRemoteClassicLink))
          .property(
              "requester_region",
              in(VpcPeeringConnection::requesterVpcInfo, VpcPeeringConnectionVpcInfo::region))
          .property(
              "accepter_region",
              in(VpcPeeringConnection::accepterVpcInfo, VpcPeeringConnectionVpcInfo::region))
          .property(
              "status_code",
              in(VpcPeeringConnection::status, VpcPeeringConnectionStateReason::codeAsString))
          .property(
              "status_message",
              in(VpcPeeringConnection::status, VpcPeeringConnectionStateReason::message))
          .ownedByAccount()
          .links("ACCEPTER_VPC", to("AWSVpc", peering -> vpcId(peering.accepterVpcInfo())))
          .links("REQUESTER_VPC", to("AWSVpc", peering -> vpcId(peering.requesterVpcInfo())))
          .links(
              "ACCEPTER_CIDR",
              toMany("AWSCidrBlock", peering -> blockIds(peering.accepterVpcInfo())))
          .links(
              "REQUESTER_CIDR",
              toMany("AWSCidrBlock", peering -> blockIds(peering.requesterVpcInfo())))
          .build();

  private static final NodeType<VpcPeeringConnectionVpcInfo> ACCOUNT =
      NodeType.named("AWSAccount", VpcPeeringConnectionVpcInfo.class)
          .id(VpcPeeringConnectionVpcInfo::ownerId)
          .fromAws()
          .seenInPassing()
          .shared()
          .build();

  /** A VPC at either end: that it exists, and whose it is. */
  private static final NodeType<VpcPeeringConnectionVpcInfo> VPC =
      NodeType.named("AWSVpc", VpcPeeringConnectionVpcInfo.class)
          .alsoLabelled("VirtualNetwork")
          .id(VpcPeeringConnectionVpcInfo::vpcId)
          .indexed("vpcid", VpcPeeringConnectionVpcInfo::vpcId)
          .property("region", (vpc, at) -> vpc.region() == null ? at.region() : vpc.region())
          .fromAws()
          .normalised("name", VpcPeeringConnectionVpcInfo::vpcId)
          .normalised("region", (vpc, at) -> vpc.region() == null ? at.region() : vpc.region())
          .seenInPassing()
          .shared()
          .ownedBy(VpcPeeringConnectionVpcInfo::ownerId)
          .build();

  private static final NodeType<Block> BLOCK =
      NodeType.named("AWSCidrBlock", Block.class)
          .alsoLabelled("AWSIpv4CidrBlock")
          .id(Block::id)
          .property("vpcid", Block::vpcId)
          .property("cidr_block", Block::cidr)
          .seenInPassing()
          .shared()
          .linkedFrom("BLOCK_ASSOCIATION", to("AWSVpc", Block::vpcId))
          .build();

  @Override
  public Declaration declaration() {
    return inModule("ec2:vpc_peering")
        .calls(Ec2.SERVICE, "DescribeVpcPeeringConnections")
        .writes(ACCOUNT, VPC, BLOCK, PEERING);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    for (var peering :
        Ec2.of(at)
            .describeVpcPeeringConnectionsPaginator(r -> r.maxResults(Ec2.LARGEST_PAGE))
            .vpcPeeringConnections()) {
      addEnd(peering.requesterVpcInfo(), rows);
      addEnd(peering.accepterVpcInfo(), rows);
      rows.add(PEERING, peering);
    }
  }

  private static void addEnd(@Nullable VpcPeeringConnectionVpcInfo end, Rows rows) {
    if (end == null || end.vpcId() == null) {
      return;
    }
    if (end.ownerId() != null) {
      rows.add(ACCOUNT, end);
    }
    rows.add(VPC, end);
    end.cidrBlockSet().forEach(block -> rows.add(BLOCK, new Block(end.vpcId(), block.cidrBlock())));
  }

  private static Function<VpcPeeringConnection, @Nullable Object> option(
      Function<VpcPeeringConnectionOptionsDescription, @Nullable Boolean> option) {
    return in(
        peering ->
            peering.requesterVpcInfo() == null ? null : peering.requesterVpcInfo().peeringOptions(),
        option);
  }

  private static @Nullable String vpcId(@Nullable VpcPeeringConnectionVpcInfo end) {
    return end == null ? null : end.vpcId();
  }

  private static List<String> blockIds(@Nullable VpcPeeringConnectionVpcInfo end) {
    return end == null
        ? List.of()
        : end.cidrBlockSet().stream()
            .map(block -> new Block(end.vpcId(), block.cidrBlock()).id())
            .filter(Objects::nonNull)
            .toList();
  }
}
