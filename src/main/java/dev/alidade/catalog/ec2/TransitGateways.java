package dev.alidade.catalog.ec2;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.to;
import static dev.alidade.graph.Target.toMany;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.NodeTypeBuilder;
import dev.alidade.graph.Rows;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;

/**
 * Transit gateways, those that others share with the account too, and what is attached to them.
 * Lists with {@code ec2:DescribeTransitGateways}, {@code ec2:DescribeTransitGatewayAttachments} and
 * {@code ec2:DescribeTransitGatewayVpcAttachments}.
 */
final class TransitGateways implements RegionalResource {

  /** An attachment, and what is known of it where it attaches a VPC of this account. */
  private record Attachment(
      TransitGatewayAttachment any, @Nullable TransitGatewayVpcAttachment toVpc) {

    @Nullable String state() {
      return toVpc == null ? any.stateAsString() : toVpc.stateAsString();
    }

    @Nullable String vpcId() {
      return toVpc == null ? null : toVpc.vpcId();
    }

    List<String> subnetIds() {
      return toVpc == null ? List.of() : toVpc.subnetIds();
    }
  }

  private static final NodeType<TransitGateway> OWN =
      described().ownedByAccount().tagged(TransitGateway::tags, Tag::key, Tag::value).build();

  /** The owner of a gateway of another account, whom nothing else may speak of. */
  private static final NodeType<TransitGateway> OWNER =
      NodeType.named("AWSAccount", TransitGateway.class)
          .id(TransitGateway::ownerId)
          .fromAws()
          .seenInPassing()
          .shared()
          .build();

  /** A gateway of another account, which lists it too if it is surveyed. */
  private static final NodeType<TransitGateway> SHARED_IN =
      described()
          .shared()
          .ownedBy(TransitGateway::ownerId)
          .links("SHARED_WITH", to("AWSAccount", (gateway, at) -> at.accountId()))
          // Its owner may be nobody whom the graph knows.
          .alsoKeptWhile("SHARED_WITH")
          .build();

  private static final NodeType<Attachment> ATTACHMENT =
      NodeType.named("AWSTransitGatewayAttachment", Attachment.class)
          .id(attachment -> attachment.any().transitGatewayAttachmentId())
          .property("resource_type", attachment -> attachment.any().resourceTypeAsString())
          .property("state", Attachment::state)
          .region()
          .ownedByAccount()
          .links(
              "ATTACHED_TO",
              to("AWSTransitGateway", (Attachment a) -> a.any().transitGatewayId()).by("tgw_id"))
          .linkedFrom("RESOURCE", to("AWSVpc", Attachment::vpcId))
          .links("PART_OF_SUBNET", toMany("AWSEC2Subnet", Attachment::subnetIds))
          .build();

  private static void add(TransitGateway gateway, Scope at, Rows rows) {
    if (at.place().accountId().equals(gateway.ownerId())) {
      rows.add(OWN, gateway);
    } else {
      if (gateway.ownerId() != null) {
        rows.add(OWNER, gateway);
      }
      rows.add(SHARED_IN, gateway);
    }
  }

  private static NodeTypeBuilder<TransitGateway> described() {
    return NodeType.named("AWSTransitGateway", TransitGateway.class)
        .id(TransitGateway::transitGatewayArn)
        .property("arn", TransitGateway::transitGatewayArn)
        .property("tgw_id", TransitGateway::transitGatewayId)
        .property("ownerid", TransitGateway::ownerId)
        .property("state", TransitGateway::stateAsString)
        .property("description", TransitGateway::description)
        .region();
  }

  @Override
  public Declaration declaration() {
    return inModule("ec2:tgw")
        .calls(
            Ec2.SERVICE,
            "DescribeTransitGateways",
            "DescribeTransitGatewayAttachments",
            "DescribeTransitGatewayVpcAttachments")
        .writes(OWNER, OWN, SHARED_IN, ATTACHMENT);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    var ec2 = Ec2.of(at);
    ec2.describeTransitGatewaysPaginator(r -> r.maxResults(Ec2.LARGEST_PAGE))
        .transitGateways()
        .forEach(gateway -> add(gateway, at, rows));
    var toVpcs = new HashMap<String, TransitGatewayVpcAttachment>();
    ec2.describeTransitGatewayVpcAttachmentsPaginator(r -> r.maxResults(Ec2.LARGEST_PAGE))
        .transitGatewayVpcAttachments()
        .forEach(attachment -> toVpcs.put(attachment.transitGatewayAttachmentId(), attachment));
    ec2.describeTransitGatewayAttachmentsPaginator(r -> r.maxResults(Ec2.LARGEST_PAGE))
        .transitGatewayAttachments()
        .forEach(
            attachment ->
                rows.add(
                    ATTACHMENT,
                    new Attachment(
                        attachment, toVpcs.get(attachment.transitGatewayAttachmentId()))));
  }
}
