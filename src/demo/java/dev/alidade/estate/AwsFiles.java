package dev.alidade.estate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the AWS configuration that leads to an estate: {@code [default]} with a region, and one
 * profile for each account with the role to assume there.
 */
public final class AwsFiles {

  /** The name of the role that each account has for the survey. */
  public static final String SURVEY_ROLE = "cartography-read-only";

  /** Where the profiles' own credentials come from, as {@code credential_source} has it. */
  public enum CredentialSource {
    /** Dummy keys in the environment. */
    ENVIRONMENT("Environment"),
    /** The server's instance metadata service. */
    EC2_INSTANCE_METADATA("Ec2InstanceMetadata"),
    /** The server's container credentials endpoint. */
    ECS_CONTAINER("EcsContainer");

    private final String value;

    CredentialSource(String value) {
      this.value = value;
    }
  }

  private final Path directory;
  private final EstateServer server;

  /** Files for {@code server} in {@code directory}, which must exist. */
  public AwsFiles(Path directory, EstateServer server) {
    this.directory = directory;
    this.server = server;
  }

  /** Returns the ARN of the role that the survey assumes in an account. */
  public static String surveyRole(String account) {
    return "arn:aws:iam::" + account + ":role/" + SURVEY_ROLE;
  }

  /**
   * Writes {@code config} and an empty {@code credentials} file.
   *
   * @return the environment for the command: the endpoint, the two files and the credentials
   * @throws IOException where a file cannot be written
   */
  public Map<String, String> write(CredentialSource source) throws IOException {
    return write(source, server.estate().accounts());
  }

  /**
   * Writes the files with profiles for these accounts only.
   *
   * @throws IOException where a file cannot be written
   */
  public Map<String, String> write(CredentialSource source, List<EstateAccount> accounts)
      throws IOException {
    var config = new StringBuilder("[default]\nregion = %s\noutput = json\n".formatted(region()));
    for (EstateAccount account : accounts) {
      config.append(
          """

          [profile %s]
          role_arn = %s
          region = %s
          credential_source = %s
          """
              .formatted(account.name(), surveyRole(account.id()), region(), source.value));
    }
    return write(source, config.toString());
  }

  /**
   * Writes the files with a {@code config} of the caller's own.
   *
   * @throws IOException where a file cannot be written
   */
  public Map<String, String> write(CredentialSource source, String config) throws IOException {
    var configFile = Files.writeString(directory.resolve("config"), config);
    var credentialsFile = Files.writeString(directory.resolve("credentials"), "");
    var environment = new LinkedHashMap<String, String>();
    environment.put("AWS_ENDPOINT_URL", server.url().toString());
    environment.put("AWS_CONFIG_FILE", configFile.toString());
    environment.put("AWS_SHARED_CREDENTIALS_FILE", credentialsFile.toString());
    switch (source) {
      case ENVIRONMENT -> {
        environment.put("AWS_ACCESS_KEY_ID", "AKIA" + server.estate().hub().id() + "DEMO");
        environment.put("AWS_SECRET_ACCESS_KEY", "sample/not/a/secret");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
      }
      case EC2_INSTANCE_METADATA ->
          environment.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url().toString());
      case ECS_CONTAINER -> {
        environment.put(
            "AWS_CONTAINER_CREDENTIALS_FULL_URI", server.url() + InstanceMetadata.CONTAINER_PATH);
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
      }
    }
    return environment;
  }

  private String region() {
    return server.estate().regions().getFirst();
  }
}
