package dev.alidade.catalog;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The labels of a time when not every label of AWS began with {@code AWS}. Today's nodes carry
 * both, so that old queries find them; a database may still hold nodes that have only the old one.
 */
public final class FormerLabels {

  /** Each is called the same today, with {@code AWS} before it. */
  private static final String NAMES =
      """
      ACMCertificate APIGatewayClientCertificate APIGatewayDeployment APIGatewayIntegration
      APIGatewayMethod APIGatewayResource APIGatewayRestAPI APIGatewayStage APIGatewayV2API
      AccountAccessKey AutoScalingGroup CloudFormationStack CloudFrontDistribution
      CloudTrailTrail CloudWatchLogGroup CloudWatchLogMetricFilter CloudWatchMetricAlarm
      CodeBuildProject CognitoIdentityPool CognitoUserPool DBSubnetGroup
      DynamoDBArchivalSummary DynamoDBBackup DynamoDBBillingModeSummary
      DynamoDBGlobalSecondaryIndex DynamoDBRestoreSummary DynamoDBSSEDescription
      DynamoDBStream DynamoDBTable EBSSnapshot EBSVolume EC2Image EC2Instance EC2Ipv6Address
      EC2KeyPair EC2NetworkAcl EC2NetworkAclRule EC2PrivateIp EC2Reservation
      EC2ReservedInstance EC2Route EC2RouteTable EC2RouteTableAssociation EC2SecurityGroup
      EC2Subnet ECRImage ECRImageLayer ECRPullThroughCacheRule ECRRepository
      ECRRepositoryImage ECSCluster ECSContainer ECSContainerDefinition ECSContainerInstance
      ECSService ECSTask ECSTaskDefinition EKSAccessEntry EKSCluster ELBListener ELBV2Listener
      ELBV2TargetGroup EMRCluster ESDomain EfsAccessPoint EfsFileSystem EfsMountTarget
      ElasticIPAddress ElasticacheCluster ElasticacheTopic EventBridgeRule EventBridgeTarget
      GlueConnection GlueJob GuardDutyDetector GuardDutyFinding KMSAlias KMSGrant KMSKey
      LaunchConfiguration LaunchTemplate LaunchTemplateVersion NameServer NetworkInterface
      PublicSSMParameter RDSCluster RDSEventSubscription RDSInstance RDSSnapshot
      RedshiftCluster S3AccountPublicAccessBlock S3Acl S3Bucket S3PolicyStatement
      SESEmailIdentity SNSTopic SNSTopicSubscription SQSQueue SSMInstanceInformation
      SSMInstancePatch SSMParameter SecretsManagerSecret SecretsManagerSecretVersion
      SecurityHub
      """;

  private FormerLabels() {}

  /** Today's label for each former one. */
  public static Map<String, String> today() {
    return Stream.of(NAMES.split("\\s+"))
        .collect(Collectors.toUnmodifiableMap(Function.identity(), former -> "AWS" + former));
  }
}
