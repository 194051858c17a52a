package dev.alidade.catalog.ec2;

import static dev.alidade.graph.Target.to;

import dev.alidade.graph.CompositeId;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Ownership.Step;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockState;

/** An address block of a VPC, from the associations that {@code ec2:DescribeVpcs} returns. */
record CidrBlock(
    String vpcId,
    @Nullable String associationId,
    String block,
    @Nullable String state,
    @Nullable String stateMessage) {

  static final NodeType<CidrBlock> IPV4 = labelled("AWSIpv4CidrBlock");
  static final NodeType<CidrBlock> IPV6 = labelled("AWSIpv6CidrBlock");

  private static NodeType<CidrBlock> labelled(String label) {
    return NodeType.named("AWSCidrBlock", CidrBlock.class)
        .alsoLabelled(label)
        .id(block -> CompositeId.of(block.vpcId(), "|", block.block()))
        .property("vpcid", CidrBlock::vpcId)
        .property("association_id", CidrBlock::associationId)
        .property("cidr_block", CidrBlock::block)
        .property("block_state", CidrBlock::state)
        .property("block_state_message", CidrBlock::stateMessage)
        .shared()
        .keptBy("AWSVpc", new Step("BLOCK_ASSOCIATION", "AWSCidrBlock"))
        .linkedFrom("BLOCK_ASSOCIATION", to("AWSVpc", CidrBlock::vpcId))
        .build();
  }

  static Stream<CidrBlock> ipv4Of(Vpc vpc) {
    return vpc.cidrBlockAssociationSet().stream()
        .filter(a -> a.cidrBlock() != null)
        .map(a -> block(vpc, a.associationId(), a.cidrBlock(), a.cidrBlockState()));
  }

  static Stream<CidrBlock> ipv6Of(Vpc vpc) {
    return vpc.ipv6CidrBlockAssociationSet().stream()
        // One that is yet being associated has none.
        .filter(a -> a.ipv6CidrBlock() != null)
        .map(a -> block(vpc, a.associationId(), a.ipv6CidrBlock(), a.ipv6CidrBlockState()));
  }

  private static CidrBlock block(
      Vpc vpc, String associationId, String block, @Nullable VpcCidrBlockState state) {
    return new CidrBlock(
        vpc.vpcId(),
        associationId,
        block,
        state == null ? null : state.stateAsString(),
        state == null ? null : state.statusMessage());
  }
}
