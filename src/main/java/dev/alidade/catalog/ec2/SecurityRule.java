package dev.alidade.catalog.ec2;

import static dev.alidade.graph.Target.to;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import dev.alidade.graph.CompositeId;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.NodeTypeBuilder;
import dev.alidade.graph.SiblingIds;
import java.util.Comparator;
import java.util.List;
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
 *     every graph that has been charted so far. Where that is the same for two rules of a list, one
 *     of them has its ports and protocol set apart: {@code sg-1/IpPermissions/16:5535/tcp}
 */
record SecurityRule(@Nullable String id, String groupId, IpPermission permission) {

  /** Which of several rules keeps an id that they share: a single port, then the lowest. */
  private static final Comparator<IpPermission> ORDER =
      Comparator.comparing((IpPermission p) -> !Objects.equals(p.fromPort(), p.toPort()))
          .thenComparing(IpPermission::fromPort, nullsFirst(naturalOrder()))
          .thenComparing(IpPermission::toPort, nullsFirst(naturalOrder()))
          .thenComparing(SecurityRule::protocol);

  static final NodeType<SecurityRule> INBOUND =
      properties(
              NodeType.named("AWSIpPermissionInbound", SecurityRule.class)
                  .alsoLabelled("IpPermissionInbound", "IpRule", "AWSIpRule"))
          .build();

  static final NodeType<SecurityRule> EGRESS =
      properties(NodeType.named("AWSIpRule", SecurityRule.class).alsoLabelled("IpRule")).build();

  private static NodeTypeBuilder<SecurityRule> properties(NodeTypeBuilder<SecurityRule> rule) {
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
    return rules(group, "IpPermissions", group.ipPermissions());
  }

  static Stream<SecurityRule> egressOf(SecurityGroup group) {
    return rules(group, "IpPermissionsEgress", group.ipPermissionsEgress());
  }

  private static Stream<SecurityRule> rules(
      SecurityGroup group, String list, List<IpPermission> permissions) {
    // The contract's id runs the ports together: 1 to 65535 and 16 to 5535 are both 165535.
    var id =
        new SiblingIds<IpPermission>(
                permission ->
                    CompositeId.of(
                        group.groupId(),
                        "/",
                        list,
                        "/",
                        ports(permission, ""),
                        protocol(permission)),
                permission ->
                    String.join(
                        "/", group.groupId(), list, ports(permission, ":"), protocol(permission)),
                ORDER)
            .among(permissions);
    return permissions.stream().map(p -> new SecurityRule(id.apply(p), group.groupId(), p));
  }

  private static String ports(IpPermission permission, String between) {
    return Objects.toString(permission.fromPort(), "None")
        + between
        + Objects.toString(permission.toPort(), "None");
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
