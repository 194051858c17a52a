package dev.alidade.estate;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The resources of one account in one region as AWS writes them, by their numbers.
 *
 * @param account the twelve digits
 * @param accountNumber the account's place in the estate, from 0
 * @param region the region; {@link Estate#GLOBAL} for IAM
 * @param size how many there are of what they refer to
 */
record GeneratedResources(String account, int accountNumber, String region, EstateSize size) {

  static final int SUBNETS_PER_VPC = 2;
  static final int GROUPS_PER_VPC = 3;
  private static final List<String> SEVERITIES = List.of("CRITICAL", "HIGH", "MEDIUM", "LOW");
  private static final int PACKAGES = 200;

  /**
   * Places: region, account, number in hexadecimal, number, number of the CVE, of the package,
   * severity, instance, its number.
   */
  private static final Template FINDING =
      Template.of(
          """
          {"findingArn": "arn:aws:inspector2:{0}:{1}:finding/{2}", "awsAccountId": "{1}", "type": "PACKAGE_VULNERABILITY", "title": "CVE-2025-{4} - package-{5}", "description": "A generated finding, number {3} of its account and region.", "severity": "{6}", "status": "ACTIVE", "firstObservedAt": 1767225600.0, "lastObservedAt": 1767312000.0, "updatedAt": 1767312000.0, "fixAvailable": "YES", "exploitAvailable": "NO", "inspectorScore": 7.5, "inspectorScoreDetails": {"adjustedCvss": {"score": 7.5, "scoreSource": "NVD", "cvssSource": "NVD", "version": "3.1", "scoringVector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", "adjustments": []}}, "epss": {"score": 0.01}, "remediation": {"recommendation": {"text": "None Provided"}}, "resources": [{"type": "AWS_EC2_INSTANCE", "id": "{7}", "partition": "aws", "region": "{0}", "tags": {"Name": "host-{8}"}, "details": {"awsEc2Instance": {"type": "m6i.large", "imageId": "ami-0a1b2c3d4e5f60718", "platform": "AMAZON_LINUX_2023", "launchedAt": 1767225600.0}}}], "packageVulnerabilityDetails": {"vulnerabilityId": "CVE-2025-{4}", "source": "NVD", "sourceUrl": "https://nvd.nist.gov/vuln/detail/CVE-2025-{4}", "vendorSeverity": "{6}", "vendorCreatedAt": 1735689600.0, "vendorUpdatedAt": 1738368000.0, "referenceUrls": ["https://nvd.nist.gov/vuln/detail/CVE-2025-{4}"], "relatedVulnerabilities": [], "cvss": [{"baseScore": 7.5, "scoringVector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", "version": "3.1", "source": "NVD"}], "vulnerablePackages": [{"name": "package-{5}", "version": "1.0.{5}", "release": "1.amzn2023", "epoch": 0, "arch": "X86_64", "packageManager": "OS", "fixedInVersion": "0:1.1.0-1.amzn2023", "remediation": "dnf update package-{5}"}]}}""");

  private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

  String id(String prefix, int n) {
    return prefix
        + String.format(
            Locale.ROOT,
            "-0%04x%02x%010x",
            accountNumber,
            Math.max(0, GeneratedEstate.REGIONS.indexOf(region)),
            n);
  }

  String arn(String resource) {
    return "arn:aws:iam::" + account + ':' + resource;
  }

  String uniqueId(String prefix, int n) {
    return prefix + account.substring(5) + String.format(Locale.ROOT, "%010d", n);
  }

  String vpc(int n) {
    return """
        <item><vpcId>%s</vpcId><ownerId>%s</ownerId><state>available</state><cidrBlock>10.%d.0.0/16</cidrBlock><cidrBlockAssociationSet><item><cidrBlock>10.%d.0.0/16</cidrBlock><associationId>%s</associationId><cidrBlockState><state>associated</state></cidrBlockState></item></cidrBlockAssociationSet><dhcpOptionsId>%s</dhcpOptionsId><instanceTenancy>default</instanceTenancy><isDefault>false</isDefault></item>"""
        .formatted(id("vpc", n), account, n % 256, n % 256, id("vpc-cidr-assoc", n), id("dopt", 0));
  }

  String subnet(int n) {
    return """
        <item><subnetId>%1$s</subnetId><subnetArn>arn:aws:ec2:%2$s:%3$s:subnet/%1$s</subnetArn><state>available</state><ownerId>%3$s</ownerId><vpcId>%4$s</vpcId><cidrBlock>10.%5$d.%6$d.0/20</cidrBlock><availableIpAddressCount>4000</availableIpAddressCount><availabilityZone>%2$s%7$s</availabilityZone><defaultForAz>false</defaultForAz><mapPublicIpOnLaunch>%8$s</mapPublicIpOnLaunch><assignIpv6AddressOnCreation>false</assignIpv6AddressOnCreation></item>"""
        .formatted(
            id("subnet", n),
            region,
            account,
            id("vpc", n / SUBNETS_PER_VPC),
            n / SUBNETS_PER_VPC % 256,
            n % SUBNETS_PER_VPC * 16,
            n % SUBNETS_PER_VPC == 0 ? "a" : "b",
            n % SUBNETS_PER_VPC == 0);
  }

  /** Per VPC: 0 is the default group, 1 is open to the internet, 2 is open to 1. */
  String group(int n) {
    var source =
        switch (n % GROUPS_PER_VPC) {
          case 0 -> "<groups>" + pair(n) + "</groups><ipRanges/>";
          case 1 -> "<groups/><ipRanges><item><cidrIp>0.0.0.0/0</cidrIp></item></ipRanges>";
          default -> "<groups>" + pair(n - 1) + "</groups><ipRanges/>";
        };
    return """
        <item><groupId>%s</groupId><groupName>%s</groupName><groupDescription>generated</groupDescription><ownerId>%s</ownerId><vpcId>%s</vpcId><ipPermissions><item><ipProtocol>tcp</ipProtocol><fromPort>443</fromPort><toPort>443</toPort>%s<ipv6Ranges/><prefixListIds/></item></ipPermissions><ipPermissionsEgress><item><ipProtocol>-1</ipProtocol><groups/><ipRanges><item><cidrIp>0.0.0.0/0</cidrIp></item></ipRanges><ipv6Ranges/><prefixListIds/></item></ipPermissionsEgress></item>"""
        .formatted(
            id("sg", n),
            n % GROUPS_PER_VPC == 0 ? "default" : "group-" + n,
            account,
            id("vpc", n / GROUPS_PER_VPC),
            source);
  }

  private String pair(int group) {
    return "<item><userId>%s</userId><groupId>%s</groupId></item>"
        .formatted(account, id("sg", group));
  }

  private int subnetOf(int instance) {
    return instance % size.vpcs() * SUBNETS_PER_VPC + instance / size.vpcs() % SUBNETS_PER_VPC;
  }

  private int groupOf(int instance) {
    return instance % size.vpcs() * GROUPS_PER_VPC + 1 + instance % 2;
  }

  private String privateIp(int instance) {
    return "10.%d.%d.%d"
        .formatted(instance % size.vpcs() % 256, instance / 250 % 250, 4 + instance % 250);
  }

  String instance(int n) {
    var profile =
        size.roles() == 0
            ? ""
            : "<iamInstanceProfile><arn>%s</arn><id>%s</id></iamInstanceProfile>"
                .formatted(
                    arn("instance-profile/profile-" + n % size.roles()),
                    uniqueId("AIPA", n % size.roles()));
    return """
        <item><reservationId>%s</reservationId><ownerId>%s</ownerId><groupSet/><instancesSet><item><instanceId>%s</instanceId><imageId>ami-0a1b2c3d4e5f60718</imageId><instanceState><code>16</code><name>running</name></instanceState><privateDnsName>ip.internal</privateDnsName><instanceType>m6i.large</instanceType><launchTime>2026-01-01T00:00:00.000Z</launchTime><placement><availabilityZone>%sa</availabilityZone><tenancy>default</tenancy></placement><monitoring><state>disabled</state></monitoring><subnetId>%s</subnetId><vpcId>%s</vpcId><privateIpAddress>%s</privateIpAddress>%s<groupSet>%s</groupSet><architecture>x86_64</architecture><blockDeviceMapping><item><deviceName>/dev/xvda</deviceName><ebs><volumeId>%s</volumeId><status>attached</status><attachTime>2026-01-01T00:00:01.000Z</attachTime><deleteOnTermination>true</deleteOnTermination></ebs></item></blockDeviceMapping><tagSet><item><key>Name</key><value>host-%d</value></item></tagSet>%s<networkInterfaceSet><item>%s</item></networkInterfaceSet></item></instancesSet></item>"""
        .formatted(
            id("r", n),
            account,
            id("i", n),
            region,
            id("subnet", subnetOf(n)),
            id("vpc", n % size.vpcs()),
            privateIp(n),
            n % 2 == 0 ? "<ipAddress>203.0.113.%d</ipAddress>".formatted(n % 250 + 1) : "",
            groupItem(n),
            id("vol", n),
            n,
            profile,
            interfaceBody(n));
  }

  private String groupItem(int n) {
    int group = groupOf(n);
    return "<item><groupId>%s</groupId><groupName>group-%d</groupName></item>"
        .formatted(id("sg", group), group);
  }

  private String interfaceBody(int n) {
    var address = privateIp(n);
    return """
        <networkInterfaceId>%s</networkInterfaceId><subnetId>%s</subnetId><vpcId>%s</vpcId><description/><ownerId>%s</ownerId><status>in-use</status><macAddress>0a:00:00:00:00:01</macAddress><privateIpAddress>%s</privateIpAddress><sourceDestCheck>true</sourceDestCheck><groupSet>%s</groupSet><attachment><attachmentId>%s</attachmentId><instanceId>%s</instanceId><instanceOwnerId>%s</instanceOwnerId><deviceIndex>0</deviceIndex><status>attached</status><attachTime>2026-01-01T00:00:00.000Z</attachTime><deleteOnTermination>true</deleteOnTermination></attachment><privateIpAddressesSet><item><privateIpAddress>%s</privateIpAddress><primary>true</primary></item></privateIpAddressesSet><interfaceType>interface</interfaceType>"""
        .formatted(
            id("eni", n),
            id("subnet", subnetOf(n)),
            id("vpc", n % size.vpcs()),
            account,
            address,
            groupItem(n),
            id("eni-attach", n),
            id("i", n),
            account,
            address);
  }

  String networkInterface(int n) {
    return "<item>" + interfaceBody(n) + "</item>";
  }

  String volume(int n) {
    return """
        <item><volumeId>%1$s</volumeId><size>100</size><snapshotId/><availabilityZone>%2$sa</availabilityZone><status>in-use</status><createTime>2026-01-01T00:00:00.000Z</createTime><attachmentSet><item><volumeId>%1$s</volumeId><instanceId>%3$s</instanceId><device>/dev/xvda</device><status>attached</status><attachTime>2026-01-01T00:00:01.000Z</attachTime><deleteOnTermination>true</deleteOnTermination></item></attachmentSet><volumeType>gp3</volumeType><iops>3000</iops><encrypted>%4$s</encrypted></item>"""
        .formatted(id("vol", n), region, id("i", n), n % 3 != 0);
  }

  String user(int n) {
    return """
        <member><Path>/</Path><UserName>%1$s</UserName><UserId>%2$s</UserId><Arn>%3$s</Arn><CreateDate>2025-01-01T00:00:00Z</CreateDate><GroupList><member>group-%4$d</member></GroupList><AttachedManagedPolicies/><Tags/></member>
        """
        .formatted(
            GeneratedEstate.userName(n),
            uniqueId("AIDA", n),
            arn("user/" + GeneratedEstate.userName(n)),
            n % size.groups());
  }

  /** A user as ListUsers has it, which alone knows when the password was used. */
  String listedUser(int n) {
    return """
        <member><Path>/</Path><UserName>%1$s</UserName><UserId>%2$s</UserId><Arn>%3$s</Arn><CreateDate>2025-01-01T00:00:00Z</CreateDate><PasswordLastUsed>2026-01-01T00:00:00Z</PasswordLastUsed></member>
        """
        .formatted(
            GeneratedEstate.userName(n),
            uniqueId("AIDA", n),
            arn("user/" + GeneratedEstate.userName(n)));
  }

  String userGroup(int n) {
    return """
        <member><Path>/</Path><GroupName>group-%1$d</GroupName><GroupId>%2$s</GroupId><Arn>%3$s</Arn><CreateDate>2025-01-01T00:00:00Z</CreateDate><GroupPolicyList/><AttachedManagedPolicies>%4$s</AttachedManagedPolicies></member>
        """
        .formatted(n, uniqueId("AGPA", n), arn("group/group-" + n), attached(n % size.policies()));
  }

  String role(int n) {
    // Every third trusts the next account of the estate, the others a service.
    var principal =
        n % 3 == 0 && size.accounts() > 1
            ? "{\"AWS\":\"arn:aws:iam::"
                + GeneratedEstate.accountId((accountNumber + 1) % size.accounts())
                + ":root\"}"
            : "{\"Service\":\"ec2.amazonaws.com\"}";
    return """
        <member><Path>/</Path><RoleName>role-%1$d</RoleName><RoleId>%2$s</RoleId><Arn>%3$s</Arn><CreateDate>2025-01-01T00:00:00Z</CreateDate><AssumeRolePolicyDocument>%4$s</AssumeRolePolicyDocument><InstanceProfileList/><RolePolicyList><member><PolicyName>own</PolicyName><PolicyDocument>%5$s</PolicyDocument></member></RolePolicyList><AttachedManagedPolicies>%6$s</AttachedManagedPolicies><Tags/><RoleLastUsed/></member>
        """
        .formatted(
            n,
            uniqueId("AROA", n),
            arn("role/role-" + n),
            document(
                "[{\"Effect\":\"Allow\",\"Principal\":"
                    + principal
                    + ",\"Action\":\"sts:AssumeRole\"}]"),
            document(
                "[{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"s3:ListBucket\"],\"Resource\":\"arn:aws:s3:::bucket-"
                    + n
                    + "/*\"}]"),
            n % 25 == 0
                ? "<member><PolicyName>AdministratorAccess</PolicyName><PolicyArn>"
                    + ADMINISTRATOR
                    + "</PolicyArn></member>"
                : attached(n % size.policies()));
  }

  private String attached(int policy) {
    return "<member><PolicyName>policy-%1$d</PolicyName><PolicyArn>%2$s</PolicyArn></member>"
        .formatted(policy, arn("policy/policy-" + policy));
  }

  String policy(int n) {
    return policyMember(
        "policy-" + n,
        uniqueId("ANPA", n),
        arn("policy/policy-" + n),
        document(
            "[{\"Sid\":\"Read\",\"Effect\":\"Allow\",\"Action\":[\"dynamodb:Get*\",\"dynamodb:Query\"],\"Resource\":\"*\"},{\"Effect\":\"Deny\",\"Action\":\"dynamodb:DeleteTable\",\"Resource\":\"*\"}]"));
  }

  String profile(int n) {
    return """
        <member><Path>/</Path><InstanceProfileName>profile-%1$d</InstanceProfileName><InstanceProfileId>%2$s</InstanceProfileId><Arn>%3$s</Arn><CreateDate>2025-01-01T00:00:00Z</CreateDate><Roles><member><Path>/</Path><RoleName>role-%1$d</RoleName><RoleId>%4$s</RoleId><Arn>%5$s</Arn><CreateDate>2025-01-01T00:00:00Z</CreateDate></member></Roles></member>
        """
        .formatted(
            n,
            uniqueId("AIPA", n),
            arn("instance-profile/profile-" + n),
            uniqueId("AROA", n),
            arn("role/role-" + n));
  }

  String finding(int n) {
    int instance = size.instances() == 0 ? n : n % size.instances();
    return FINDING.filled(
        region,
        account,
        padded(Integer.toHexString(n), 32),
        Integer.toString(n),
        padded(Integer.toString(n % 99_999), 5),
        Integer.toString(n % PACKAGES),
        SEVERITIES.get(n % SEVERITIES.size()),
        id("i", instance),
        Integer.toString(instance));
  }

  private static String padded(String number, int digits) {
    return "0".repeat(digits - number.length()) + number;
  }

  static String administratorAccess() {
    return policyMember(
        "AdministratorAccess",
        "ANPAIWMBCKSKIEE64ZLYK",
        ADMINISTRATOR,
        document("[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]"));
  }

  private static String policyMember(String name, String id, String arn, String document) {
    return """
        <member><PolicyName>%s</PolicyName><PolicyId>%s</PolicyId><Arn>%s</Arn><Path>/</Path><DefaultVersionId>v1</DefaultVersionId><AttachmentCount>1</AttachmentCount><PermissionsBoundaryUsageCount>0</PermissionsBoundaryUsageCount><IsAttachable>true</IsAttachable><CreateDate>2024-01-01T00:00:00Z</CreateDate><UpdateDate>2024-01-01T00:00:00Z</UpdateDate><PolicyVersionList><member><Document>%s</Document><VersionId>v1</VersionId><IsDefaultVersion>true</IsDefaultVersion><CreateDate>2024-01-01T00:00:00Z</CreateDate></member></PolicyVersionList></member>
        """
        .formatted(name, id, arn, document);
  }

  /**
   * A policy document as IAM sends it. {@code URLEncoder} encodes what these documents contain as
   * IAM does.
   */
  private static String document(String statements) {
    return URLEncoder.encode(
        "{\"Version\":\"2012-10-17\",\"Statement\":" + statements + "}", StandardCharsets.UTF_8);
  }
}
