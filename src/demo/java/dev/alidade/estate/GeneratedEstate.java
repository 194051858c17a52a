package dev.alidade.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An estate of any size by rule: everything follows from the number of the account, the region and
 * the resource, nothing is held in memory.
 */
final class GeneratedEstate implements Estate.Source {

  /**
   * The regions that are enabled in every account.
   * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
   */
  static final List<String> REGIONS =
      List.of(
          "eu-west-1",
          "us-east-1",
          "us-east-2",
          "us-west-1",
          "us-west-2",
          "eu-central-1",
          "eu-west-2",
          "eu-west-3",
          "eu-north-1",
          "ap-south-1",
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-northeast-3",
          "ap-southeast-1",
          "ap-southeast-2",
          "ca-central-1",
          "sa-east-1");

  /** The largest page of EC2's describe operations. */
  private static final int EC2_PAGE = 1000;

  /**
   * The largest page of ListFindings:
   * https://docs.aws.amazon.com/inspector/v2/APIReference/API_ListFindings.html
   */
  private static final int FINDINGS_PAGE = 100;

  /**
   * IAM's usual page:
   * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
   */
  private static final int IAM_PAGE = 100;

  private static final long FIRST_ACCOUNT = 700_000_000_000L;

  private final EstateSize size;
  private final Estate.Source common;

  private GeneratedEstate(EstateSize size, Estate.Source common) {
    this.size = size;
    this.common = common;
  }

  /**
   * An estate of this size; what it does not generate is answered as {@code common} does for all
   * accounts.
   */
  static Estate of(EstateSize size, Estate.Source common) {
    var accounts =
        IntStream.range(0, size.accounts())
            .mapToObj(
                n -> new EstateAccount(accountId(n), String.format(Locale.ROOT, "account-%03d", n)))
            .toList();
    return new Estate(
        accounts, REGIONS.subList(0, size.regions()), new GeneratedEstate(size, common));
  }

  @Override
  public @Nullable Pages find(Estate.Address address) {
    if (address.account().equals(Estate.COMMON)) {
      return address.operation().equals("ec2:DescribeRegions") ? regions() : common.find(address);
    }
    return address.item().isEmpty() ? list(address) : item(address);
  }

  private @Nullable Pages list(Estate.Address address) {
    var at =
        new GeneratedResources(
            address.account(), accountNumber(address.account()), address.region(), size);
    return switch (address.operation()) {
      case "ec2:DescribeVpcs" -> ec2(address, "vpcSet", size.vpcs(), at::vpc);
      case "ec2:DescribeSubnets" ->
          ec2(address, "subnetSet", size.vpcs() * GeneratedResources.SUBNETS_PER_VPC, at::subnet);
      case "ec2:DescribeSecurityGroups" ->
          ec2(
              address,
              "securityGroupInfo",
              size.vpcs() * GeneratedResources.GROUPS_PER_VPC,
              at::group);
      case "ec2:DescribeInstances" ->
          ec2(address, "reservationSet", size.instances(), n -> at.instance(n));
      case "ec2:DescribeNetworkInterfaces" ->
          ec2(address, "networkInterfaceSet", size.instances(), n -> at.networkInterface(n));
      case "ec2:DescribeVolumes" -> ec2(address, "volumeSet", size.instances(), at::volume);
      case "inspector2:ListFindings" ->
          GeneratedPages.list(
              at.account() + '-' + at.region() + "-findings",
              size.findings(),
              FINDINGS_PAGE,
              n -> at.finding(n),
              ",\n",
              (elements, token) ->
                  "{\"findings\": ["
                      + elements
                      + "]"
                      + (token.isEmpty() ? "" : ", \"nextToken\": \"" + token + '"')
                      + "}");
      case "iam:GetAccountAuthorizationDetails" -> authorizationDetails(at);
      case "iam:ListInstanceProfiles" ->
          GeneratedPages.list(
              at.account() + "-profiles",
              size.roles(),
              IAM_PAGE,
              at::profile,
              "",
              (elements, token) ->
                  iam(
                      "ListInstanceProfiles",
                      "<InstanceProfiles>" + elements + "</InstanceProfiles>",
                      token));
      case "iam:ListUsers" ->
          GeneratedPages.list(
              at.account() + "-users",
              size.users(),
              IAM_PAGE,
              at::listedUser,
              "",
              (elements, token) -> iam("ListUsers", "<Users>" + elements + "</Users>", token));
      case "iam:GetAccountSummary" -> single(summary());
      case "iam:GetCredentialReport" -> single(credentialReport(at));
      default -> null;
    };
  }

  private @Nullable Pages item(Estate.Address address) {
    var account = address.account();
    var item = address.item();
    return switch (address.operation()) {
      case "iam:ListAccessKeys" ->
          single(
              iam(
                  "ListAccessKeys",
                  "<AccessKeyMetadata><member><UserName>%s</UserName><AccessKeyId>%s</AccessKeyId><Status>Active</Status><CreateDate>2025-01-01T00:00:00Z</CreateDate></member></AccessKeyMetadata>"
                      .formatted(item, accessKey(account, item)),
                  ""));
      case "iam:ListMFADevices" ->
          single(
              iam(
                  "ListMFADevices",
                  "<MFADevices><member><UserName>%1$s</UserName><SerialNumber>arn:aws:iam::%2$s:mfa/%1$s</SerialNumber><EnableDate>2025-01-02T00:00:00Z</EnableDate></member></MFADevices>"
                      .formatted(item, account),
                  ""));
      case "iam:GetAccessKeyLastUsed" ->
          single(
              iam(
                  "GetAccessKeyLastUsed",
                  "<UserName>user-%s</UserName><AccessKeyLastUsed><LastUsedDate>2026-01-01T00:00:00Z</LastUsedDate><ServiceName>s3</ServiceName><Region>us-east-1</Region></AccessKeyLastUsed>"
                      .formatted(item.substring(item.length() - 7)),
                  ""));
      default -> null;
    };
  }

  private Pages authorizationDetails(GeneratedResources at) {
    int groups = size.users();
    int roles = groups + size.groups();
    int policies = roles + size.roles();
    // The one more is AdministratorAccess, AWS's own.
    int total = policies + size.policies() + 1;
    return new GeneratedPages(
        at.account() + "-details",
        total,
        IAM_PAGE,
        (from, to) ->
            part("UserDetailList", from, to, 0, groups, n -> at.user(n))
                + part("GroupDetailList", from, to, groups, roles, n -> at.userGroup(n))
                + part("RoleDetailList", from, to, roles, policies, n -> at.role(n))
                + part(
                    "Policies",
                    from,
                    to,
                    policies,
                    total,
                    n ->
                        n == size.policies()
                            ? GeneratedResources.administratorAccess()
                            : at.policy(n)),
        (lists, token) -> iam("GetAccountAuthorizationDetails", lists, token));
  }

  /**
   * The part of one list, whose elements have the indexes {@code start} to {@code end}, that is on
   * a page.
   */
  private static String part(
      String list, int from, int to, int start, int end, IntFunction<String> element) {
    return IntStream.range(
            Math.max(from, start), Math.max(Math.max(from, start), Math.min(to, end)))
        .mapToObj(n -> element.apply(n - start))
        .collect(Collectors.joining("", "<" + list + ">", "</" + list + ">"));
  }

  private Pages regions() {
    return ec2(
        new Estate.Address(Estate.COMMON, Estate.GLOBAL, "ec2:DescribeRegions", ""),
        "regionInfo",
        size.regions(),
        n ->
            "<item><regionName>%1$s</regionName><regionEndpoint>ec2.%1$s.amazonaws.com</regionEndpoint><optInStatus>opt-in-not-required</optInStatus></item>"
                .formatted(REGIONS.get(n)));
  }

  private String summary() {
    return iamEnvelope(
        "GetAccountSummary",
        "<SummaryMap><entry><key>Users</key><value>%d</value></entry><entry><key>Groups</key><value>%d</value></entry><entry><key>Roles</key><value>%d</value></entry><entry><key>Policies</key><value>%d</value></entry></SummaryMap>"
            .formatted(size.users(), size.groups(), size.roles(), size.policies()));
  }

  private String credentialReport(GeneratedResources at) {
    var lines = new ArrayList<String>();
    lines.add(
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated");
    for (int n = 0; n < size.users(); n++) {
      lines.add(
          "%s,%s,2025-01-01T00:00:00+00:00,true,2026-01-01T00:00:00+00:00,2025-01-01T00:00:00+00:00,N/A,true,true,2025-01-01T00:00:00+00:00,2026-01-01T00:00:00+00:00,us-east-1,s3,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A"
              .formatted(userName(n), at.arn("user/" + userName(n))));
    }
    return String.join("\n", lines) + "\n";
  }

  private static Pages single(String body) {
    return Pages.of(List.of(body));
  }

  private static Pages ec2(
      Estate.Address address, String set, int total, IntFunction<String> element) {
    var operation = address.operation().substring("ec2:".length());
    return GeneratedPages.list(
        address.account() + '-' + address.region() + '-' + operation,
        total,
        EC2_PAGE,
        element,
        "\n",
        (elements, token) ->
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <%1$sResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
            <requestId>2c1d5b1e-6a7f-4f0a-8b9e-3d4c5f6a7b8c</requestId>
            <%2$s>%3$s</%2$s>%4$s
            </%1$sResponse>
            """
                .formatted(
                    operation,
                    set,
                    elements,
                    token.isEmpty() ? "" : "<nextToken>" + token + "</nextToken>"));
  }

  private static String iam(String operation, String lists, String token) {
    return iamEnvelope(
        operation,
        "<IsTruncated>"
            + !token.isEmpty()
            + "</IsTruncated>"
            + lists
            + (token.isEmpty() ? "" : "<Marker>" + token + "</Marker>"));
  }

  private static String iamEnvelope(String operation, String result) {
    return """
        <%1$sResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><%1$sResult>%2$s</%1$sResult><ResponseMetadata><RequestId>7d3f9f52-0c57-4d9a-9d5c-2b6f7a8e9c01</RequestId></ResponseMetadata></%1$sResponse>
        """
        .formatted(operation, result);
  }

  static String accountId(int number) {
    return Long.toString(FIRST_ACCOUNT + number);
  }

  private static int accountNumber(String account) {
    return (int) (Long.parseLong(account) - FIRST_ACCOUNT);
  }

  static String userName(int n) {
    return String.format(Locale.ROOT, "user-%07d", n);
  }

  private static String accessKey(String account, String user) {
    return "AKIAGEN" + account.substring(6) + user.substring(user.length() - 7);
  }
}
