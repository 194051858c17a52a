package dev.alidade.catalog.all;

import dev.alidade.aws.Access;
import dev.alidade.aws.AwsClients;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrockagent.BedrockAgentClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticsearch.ElasticsearchClient;
import software.amazon.awssdk.services.emr.EmrClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Every service that modules ask, each with its cheapest question: one page of a list, or a single
 * thing. It tells whether the service can be reached from here and understood, not what it has.
 */
public final class Doors {

  /** Where a service asks for the id of a directory: none has it, and the service says so. */
  private static final String NO_DIRECTORY = "d-0000000000";

  /** Required by Cognito's lists, up to 60. */
  private static final int ONE_PAGE = 5;

  private static final List<Door> ALL =
      List.of(
          door("acm", AcmClient::builder, AcmClient::listCertificates),
          door("apigateway", ApiGatewayClient::builder, ApiGatewayClient::getRestApis),
          door("apigatewayv2", ApiGatewayV2Client::builder, aws -> aws.getApis(r -> {})),
          door(
              "autoscaling",
              AutoScalingClient::builder,
              AutoScalingClient::describeAutoScalingGroups),
          door("bedrock", BedrockClient::builder, aws -> aws.listGuardrails(r -> {})),
          door("bedrockagent", BedrockAgentClient::builder, aws -> aws.listAgents(r -> {})),
          door("cloudformation", CloudFormationClient::builder, CloudFormationClient::listStacks),
          door("cloudfront", CloudFrontClient::builder, CloudFrontClient::listDistributions),
          door("cloudtrail", CloudTrailClient::builder, aws -> aws.listTrails(r -> {})),
          door("cloudwatch", CloudWatchClient::builder, CloudWatchClient::describeAlarms),
          door(
              "cloudwatchlogs",
              CloudWatchLogsClient::builder,
              CloudWatchLogsClient::describeLogGroups),
          door("codebuild", CodeBuildClient::builder, CodeBuildClient::listProjects),
          door(
              "cognitoidentity",
              CognitoIdentityClient::builder,
              aws -> aws.listIdentityPools(r -> r.maxResults(ONE_PAGE))),
          door(
              "cognitoidentityprovider",
              CognitoIdentityProviderClient::builder,
              aws -> aws.listUserPools(r -> r.maxResults(ONE_PAGE))),
          door("config", ConfigClient::builder, ConfigClient::describeConfigurationRecorders),
          door("dynamodb", DynamoDbClient::builder, DynamoDbClient::listTables),
          door("ec2", Ec2Client::builder, Ec2Client::describeVpcs),
          door("ecr", EcrClient::builder, EcrClient::describeRepositories),
          door("ecs", EcsClient::builder, EcsClient::listClusters),
          door("efs", EfsClient::builder, EfsClient::describeFileSystems),
          door("eks", EksClient::builder, EksClient::listClusters),
          door("elasticache", ElastiCacheClient::builder, ElastiCacheClient::describeCacheClusters),
          door(
              "elasticloadbalancing",
              ElasticLoadBalancingClient::builder,
              ElasticLoadBalancingClient::describeLoadBalancers),
          door(
              "elasticloadbalancingv2",
              ElasticLoadBalancingV2Client::builder,
              aws -> aws.describeLoadBalancers(r -> {})),
          door("elasticsearch", ElasticsearchClient::builder, aws -> aws.listDomainNames(r -> {})),
          door("emr", EmrClient::builder, EmrClient::listClusters),
          door("eventbridge", EventBridgeClient::builder, aws -> aws.listRules(r -> {})),
          door("glue", GlueClient::builder, aws -> aws.listJobs(r -> {})),
          door("guardduty", GuardDutyClient::builder, GuardDutyClient::listDetectors),
          door("iam", IamClient::builder, IamClient::listUsers),
          door(
              "identitystore",
              IdentitystoreClient::builder,
              aws -> aws.listUsers(r -> r.identityStoreId(NO_DIRECTORY))),
          door("inspector2", Inspector2Client::builder, aws -> aws.batchGetAccountStatus(r -> {})),
          door("kms", KmsClient::builder, KmsClient::listKeys),
          door("lambda", LambdaClient::builder, LambdaClient::listFunctions),
          door(
              "organizations",
              OrganizationsClient::builder,
              aws -> aws.describeOrganization(r -> {})),
          door("rds", RdsClient::builder, RdsClient::describeDBInstances),
          door("redshift", RedshiftClient::builder, RedshiftClient::describeClusters),
          door(
              "resourcegroupstaggingapi",
              ResourceGroupsTaggingApiClient::builder,
              aws -> aws.getResources(r -> {})),
          door("route53", Route53Client::builder, Route53Client::listHostedZones),
          door("s3", S3Client::builder, S3Client::listBuckets),
          new Door(
              "s3control",
              (clients, at) ->
                  clients
                      .client(S3ControlClient::builder, at, at.homeRegion())
                      .getPublicAccessBlock(r -> r.accountId(at.accountId()))),
          door("sagemaker", SageMakerClient::builder, SageMakerClient::listNotebookInstances),
          door("secretsmanager", SecretsManagerClient::builder, SecretsManagerClient::listSecrets),
          door("securityhub", SecurityHubClient::builder, aws -> aws.describeHub(r -> {})),
          door("sesv2", SesV2Client::builder, aws -> aws.listEmailIdentities(r -> {})),
          door("sns", SnsClient::builder, SnsClient::listTopics),
          door("sqs", SqsClient::builder, SqsClient::listQueues),
          door("ssm", SsmClient::builder, SsmClient::describeInstanceInformation),
          door("ssoadmin", SsoAdminClient::builder, aws -> aws.listInstances(r -> {})),
          door("sts", StsClient::builder, StsClient::getCallerIdentity));

  private Doors() {}

  /** All of them, by name. */
  public static List<Door> all() {
    return ALL;
  }

  /**
   * A service and its cheapest question.
   *
   * @param service as the SDK's package is called
   * @param question is asked in the home region of the account, and throws what the SDK throws
   */
  public record Door(String service, BiConsumer<AwsClients, Access> question) {

    /**
     * Knocks.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException when AWS refuses, or no answer
     *     comes that can be understood
     */
    public void knock(AwsClients clients, Access at) {
      question.accept(clients, at);
    }
  }

  private static <
          B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      Door door(String service, Supplier<B> builder, Consumer<C> question) {
    return new Door(
        service, (clients, at) -> question.accept(clients.client(builder, at, at.homeRegion())));
  }
}
