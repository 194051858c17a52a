package dev.alidade.catalog.ec2;

import static dev.alidade.catalog.Declaration.inModule;
import static dev.alidade.graph.Target.toMany;

import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import dev.alidade.graph.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Internet gateways. Lists with {@code ec2:DescribeInternetGateways}. */
final class InternetGateways implements RegionalResource {

  private static final NodeType<InternetGateway> GATEWAY =
      NodeType.named("AWSInternetGateway", InternetGateway.class)
          .id(InternetGateway::internetGatewayId)
          .region()
          .property("ownerid", InternetGateway::ownerId)
          .indexed("arn", InternetGateways::arn)
          .ownedByAccount()
          .links("ATTACHED_TO", toMany("AWSVpc", InternetGateways::vpcIds))
          .tagged(InternetGateway::tags, Tag::key, Tag::value)
          .build();

  @Override
  public Declaration declaration() {
    return inModule("ec2:internet_gateway")
        .calls(Ec2.SERVICE, "DescribeInternetGateways")
        .writes(GATEWAY);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    Ec2.of(at)
        .describeInternetGatewaysPaginator(r -> r.maxResults(Ec2.LARGEST_PAGE))
        .internetGateways()
        .forEach(gateway -> rows.add(GATEWAY, gateway));
  }

  /** A gateway in a shared VPC belongs to the VPC's owner. */
  private static @Nullable String arn(InternetGateway gateway, Place at) {
    return Ec2.arn(at, gateway.ownerId(), "internet-gateway", gateway.internetGatewayId());
  }

  private static List<String> vpcIds(InternetGateway gateway) {
    return gateway.attachments().stream().map(InternetGatewayAttachment::vpcId).toList();
  }
}
