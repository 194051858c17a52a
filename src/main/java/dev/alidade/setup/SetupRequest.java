package dev.alidade.setup;

import dev.alidade.policy.ReadAccess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the roles are to be like.
 *
 * @param hub the account that the survey runs in; it is surveyed as well
 * @param spokes the other accounts, wherever their list comes from
 * @param roleName the role in every account that the survey reads with
 * @param hubRoleName the role of the machine in the hub
 * @param trust whom the role of every account lets in
 * @param externalId what has to be said to be let in; null for nothing
 * @param organizationId the organisation that one has to belong to; null for any
 * @param partition of all ARNs: {@code aws}, {@code aws-cn} …
 * @param region of {@code [default]}
 * @param host where the survey runs
 * @param access what the role of every account may read
 * @param listsOrganization whether the hub's role may ask AWS Organizations for the accounts
 */
public record SetupRequest(
    SurveyedAccount hub,
    List<SurveyedAccount> spokes,
    String roleName,
    String hubRoleName,
    Trust trust,
    @Nullable String externalId,
    @Nullable String organizationId,
    String partition,
    String region,
    Host host,
    ReadAccess access,
    boolean listsOrganization) {

  /** Keeps a copy of the accounts. */
  public SetupRequest {
    spokes = List.copyOf(spokes);
  }

  String hubRoleArn() {
    return "arn:" + partition + ":iam::" + hub.id() + ":role/" + hubRoleName;
  }
}
