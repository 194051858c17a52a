package dev.alidade.catalog.ec2;

import static dev.alidade.graph.Target.to;

import dev.alidade.graph.CompositeId;
import dev.alidade.graph.NodeType;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/**
 * A rule of a security group: what a permission says of one protocol and range of ports.
 *
 * @param id group, list of permissions, ports and protocol; absent ports read {@code None}, as in
 *     every graph that has been charted so far
 */
record SecurityRule(@Nullable String id, String groupId, IpPermission permission) {

  static final NodeType<SecurityRule> INBOUND =
      properties(
              NodeType.named("AWSIpPermissionInbound", SecurityRule.class)
                  .alsoLabelled("IpPermissionInbound", "IpRule", "AWSIpRule"))
          .build();

  static final NodeType<SecurityRule> EGRESS =
      properties(NodeType.named("AWSIpRule", SecurityRule.class).alsoLabelled("IpRule")).build();

  private static NodeType.Builder<SecurityRule> properties(NodeType.Builder<SecurityRule> rule) {
    return rule.id(SecurityRule::id)
        .indexed("ruleid", SecurityRule::id)
        .indexed("groupid", SecurityRule::groupId)
        .property("protocol", SecurityRule::protocol)
        .property("fromport", r -> r.permission().fromPort())
        .property("toport", r -> r.permission().toPort())
        .ownedByAccount()
        .links("MEMBER_OF_EC2_SECURITY_GROUP", to("AWSEC2SecurityGroup", SecurityRule::groupId));
  }

  static Stream<SecurityRule> inboundOf(SecurityGroup group) {
    return group.ipPermissions().stream().map(p -> rule(group, "IpPermissions", p));
  }

  static Stream<SecurityRule> egressOf(SecurityGroup group) {
    return group.ipPermissionsEgress().stream().map(p -> rule(group, "IpPermissionsEgress", p));
  }

  private static SecurityRule rule(SecurityGroup group, String list, IpPermission permission) {
    var ports =
        Objects.toString(permission.fromPort(), "None")
            + Objects.toString(permission.toPort(), "None");
    var id = CompositeId.of(group.groupId(), "/", list, "/", ports, protocol(permission));
    return new SecurityRule(id, group.groupId(), permission);
  }

  String protocol() {
    return protocol(permission);
  }

  private static String protocol(IpPermission permission) {
    return Objects.requireNonNullElse(permission.ipProtocol(), "all");
  }

  /** The IPv4 and IPv6 ranges that the rule lets through. */
  Stream<String> ranges() {
    return Stream.concat(
            permission.ipRanges().stream().map(IpRange::cidrIp),
            permission.ipv6Ranges().stream().map(Ipv6Range::cidrIpv6))
        .filter(Objects::nonNull);
  }
}
