package dev.alidade.account;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the environment and the machine itself have in credentials, profiles left aside. */
final class MachineSources {

  private static final List<String> CONTAINER =
      List.of("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI");

  private final AwsEnvironment environment;
  private final Consumer<String> problems;

  MachineSources(AwsEnvironment environment, Consumer<String> problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /** Keys in the environment. */
  Optional<CredentialSource> keys() {
    var id =
        environment.variable("AWS_ACCESS_KEY_ID").or(() -> environment.variable("AWS_ACCESS_KEY"));
    var secret =
        environment
            .variable("AWS_SECRET_ACCESS_KEY")
            .or(() -> environment.variable("AWS_SECRET_KEY"));
    if (id.isEmpty()) {
      return Optional.empty();
    }
    if (secret.isEmpty()) {
      return Optional.of(wrong("AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not."));
    }
    return Optional.of(
        new CredentialSource.Keys(
            "the environment",
            id.get(),
            secret.get(),
            // The older name first, as in boto3 (botocore.credentials.EnvProvider.TOKENS).
            environment
                .variable("AWS_SECURITY_TOKEN")
                .or(() -> environment.variable("AWS_SESSION_TOKEN"))
                .orElse(null)));
  }

  /** A role with a token of an identity provider, as EKS sets it up for a pod (IRSA). */
  Optional<CredentialSource> webIdentity(Function<String, Optional<String>> regionOfProfile) {
    var file = environment.variable("AWS_WEB_IDENTITY_TOKEN_FILE");
    if (file.isEmpty()) {
      return Optional.empty();
    }
    var roleArn = environment.variable("AWS_ROLE_ARN").orElse("");
    if (!RoleArns.isRole(roleArn)) {
      return Optional.of(
          wrong("AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN is not the ARN of a role."));
    }
    return Optional.of(
        new CredentialSource.WebIdentity(
            roleArn,
            environment.path(file.get()),
            regionOfProfile.apply("default").orElse(RoleArns.anyRegion(roleArn)),
            "default",
            environment.variable("AWS_ROLE_SESSION_NAME").orElse(null),
            null));
  }

  /** The machine's own role: of the container if it is one, else of the instance. */
  CredentialSource own() {
    return isContainer() ? new CredentialSource.Container() : instance();
  }

  /** The role of the EC2 instance. */
  CredentialSource instance() {
    return environment
            .variable("AWS_EC2_METADATA_DISABLED")
            .filter("true"::equalsIgnoreCase)
            .isPresent()
        ? new CredentialSource.Unusable(
            "no credentials were found, and the instance metadata is switched off"
                + " (AWS_EC2_METADATA_DISABLED)",
            "give keys, a profile or a role; or take AWS_EC2_METADATA_DISABLED away")
        : new CredentialSource.Instance();
  }

  /** The role of the ECS task or EKS pod. */
  CredentialSource container() {
    return isContainer()
        ? new CredentialSource.Container()
        : new CredentialSource.Unusable(
            "credential_source is EcsContainer, but no AWS_CONTAINER_CREDENTIALS_* variable is set",
            "run it in an ECS task or EKS pod with a role, or take another credential_source");
  }

  private boolean isContainer() {
    return CONTAINER.stream().anyMatch(name -> environment.variable(name).isPresent());
  }

  private CredentialSource wrong(String message) {
    problems.accept(message);
    return new CredentialSource.Unusable(message, "correct the environment");
  }
}
