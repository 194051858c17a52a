package dev.alidade.estate;

/**
 * How large a generated estate is. Accounts and regions are totals; VPCs, instances and findings
 * are per account and region; users, groups, roles and policies per account.
 */
public record EstateSize(
    int accounts,
    int regions,
    int vpcs,
    int instances,
    int findings,
    int users,
    int groups,
    int roles,
    int policies) {

  /**
   * Refuses what cannot be generated.
   *
   * @throws IllegalArgumentException where there is no account, no region or more regions than AWS
   *     enables by default, or instances without a VPC, or principals without what they refer to
   */
  public EstateSize {
    if (accounts < 1 || regions < 1 || regions > GeneratedEstate.REGIONS.size()) {
      throw new IllegalArgumentException(
          "an estate has at least one account and 1 to %d regions"
              .formatted(GeneratedEstate.REGIONS.size()));
    }
    if (instances > 0 && vpcs < 1) {
      throw new IllegalArgumentException("instances need a VPC");
    }
    if ((users > 0 && groups < 1) || (roles + groups > 0 && policies < 1)) {
      throw new IllegalArgumentException("users need a group, groups and roles a policy");
    }
  }

  /** One account in one region with a little of everything. */
  public static EstateSize small() {
    return new EstateSize(1, 1, 2, 10, 20, 5, 2, 8, 4);
  }

  /** Returns this size with so many accounts and regions. */
  public EstateSize over(int newAccounts, int newRegions) {
    return new EstateSize(
        newAccounts, newRegions, vpcs, instances, findings, users, groups, roles, policies);
  }

  /** Returns this size with so many VPCs and instances. */
  public EstateSize withNetwork(int newVpcs, int newInstances) {
    return new EstateSize(
        accounts, regions, newVpcs, newInstances, findings, users, groups, roles, policies);
  }

  /** Returns this size with so many findings. */
  public EstateSize withFindings(int newFindings) {
    return new EstateSize(
        accounts, regions, vpcs, instances, newFindings, users, groups, roles, policies);
  }

  /** Returns this size with so many users, groups, roles and policies. */
  public EstateSize withPrincipals(int newUsers, int newGroups, int newRoles, int newPolicies) {
    return new EstateSize(
        accounts, regions, vpcs, instances, findings, newUsers, newGroups, newRoles, newPolicies);
  }
}
