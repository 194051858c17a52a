package dev.alidade.survey;

/**
 * What one outcome is about: a resource in one region of one account.
 *
 * @param module the module's key, for example {@code ec2:volumes}
 * @param resource the resource's name
 * @param region the region, or {@code global}
 */
public record ScopeId(String accountId, String module, String resource, String region) {

  @Override
  public String toString() {
    return module + " " + resource + " " + region + " in " + accountId;
  }
}
