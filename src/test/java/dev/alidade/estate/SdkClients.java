package dev.alidade.estate;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's clients for one account of the estate, as the product has them but for the waiting. */
final class SdkClients implements AutoCloseable {

  private final EstateServer server;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();

  private SdkClients(EstateServer server, AwsCredentialsProvider credentials) {
    this.server = server;
    this.credentials = credentials;
  }

  static SdkClients of(EstateServer server, AwsCredentialsProvider credentials) {
    return new SdkClients(server, credentials);
  }

  /** Clients with a long-term key of the account. */
  static SdkClients in(EstateServer server, String account) {
    return of(
        server,
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create("AKIA" + account + "TEST", "sample/not/a/secret")));
  }

  Ec2Client ec2(String region) {
    return configured(Ec2Client.builder().httpClient(http), region).build();
  }

  Inspector2Client inspector(String region) {
    return configured(Inspector2Client.builder().httpClient(http), region).build();
  }

  IamClient iam() {
    return configured(IamClient.builder().httpClient(http), Region.AWS_GLOBAL.id()).build();
  }

  OrganizationsClient organizations() {
    return configured(OrganizationsClient.builder().httpClient(http), "eu-west-1").build();
  }

  StsClient sts() {
    return configured(StsClient.builder().httpClient(http), "eu-west-1").build();
  }

  /** Any other client's builder, set up like the rest. */
  <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configure(
      B builder, String region) {
    return configured(builder.httpClient(http), region);
  }

  /** A client of which only the class is known. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // Every builder is one of itself.
  SdkClient client(AwsClientBuilder builder, String region) {
    ((AwsSyncClientBuilder<?, ?>) builder).httpClient(http);
    return (SdkClient) ((AwsClientBuilder<?, ?>) configured(builder, region)).build();
  }

  @Override
  public void close() {
    http.close();
  }

  private <B extends AwsClientBuilder<B, ?>> B configured(B builder, String region) {
    var atOnce = BackoffStrategy.retryImmediately();
    return builder
        .endpointOverride(server.url())
        .region(Region.of(region))
        .credentialsProvider(credentials)
        .overrideConfiguration(
            o ->
                o.apiCallTimeout(Duration.ofSeconds(20))
                    .retryStrategy(
                        StandardRetryStrategy.builder()
                            .maxAttempts(3)
                            .backoffStrategy(atOnce)
                            .throttlingBackoffStrategy(atOnce)
                            .build()));
  }
}
