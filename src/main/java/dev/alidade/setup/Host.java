package dev.alidade.setup;

/** Where the survey runs, and so how it comes to be the hub's role. */
public sealed interface Host {

  /** An EC2 instance, with the role in its instance profile. */
  record Ec2() implements Host {}

  /** A task of ECS, with the role as its task role. */
  record Ecs() implements Host {}

  /** A pod of EKS, with a Pod Identity association. */
  record PodIdentity() implements Host {}

  /**
   * A pod of EKS whose service account has the role (IRSA).
   *
   * @param oidcProvider the cluster's issuer, without {@code https://}
   * @param namespace the service account's namespace
   * @param serviceAccount the service account's name
   */
  record Irsa(String oidcProvider, String namespace, String serviceAccount) implements Host {}
}
