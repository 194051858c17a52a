package dev.alidade.analysis;

import dev.alidade.store.Queries;
import java.util.Map;
import java.util.Set;

/**
 * Takes what an organisation says of its accounts from those that have left it: the account stays,
 * as its resources may, and is told from members by its place in the tree, which every active
 * member has. Only where the whole organisation was read.
 */
final class FormerMembers implements Analysis {

  private static final String FORGET =
      """
      MATCH (organization:AWSOrganization {lastupdated: $tag})
      MATCH (account:AWSAccount {org_id: organization.id})
      WHERE NOT EXISTS { (account)-[place:PARENT]->() WHERE place.lastupdated = $tag }
        AND (account.state = 'ACTIVE' OR account.lastupdated <> $tag)
      SET account.org_id = null, account.arn = null, account.email = null, account.state = null,
          account.status = null, account.joined_method = null, account.joined_timestamp = null,
          account._ont_status = null\
      """;

  @Override
  public String name() {
    return "former members of organisations";
  }

  @Override
  public When when() {
    return When.RUN_DONE;
  }

  @Override
  public boolean aboutTheWholeRun() {
    return true;
  }

  @Override
  public Set<String> needs() {
    return Set.of("organizations");
  }

  @Override
  public long derive(Queries graph, Subject subject) {
    return subject.complete()
        ? graph.write(FORGET, Map.of("tag", subject.updateTag())).relationshipsCreated()
        : 0;
  }
}
