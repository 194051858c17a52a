package dev.alidade.catalog.iam;

import dev.alidade.catalog.Resource;
import java.util.List;

/** The IAM part of the catalogue: one line for each resource. */
public final class IamResources {

  private IamResources() {}

  /** Every resource of IAM. */
  public static List<Resource> all() {
    return List.of(
        new AuthorizationDetails(),
        new Users(),
        new AccessKeys(),
        new MfaDevices(),
        new AccountSummary(),
        new SamlProviders(),
        new ServerCertificates(),
        new LastAccessedServices(),
        new InstanceProfiles());
  }
}
