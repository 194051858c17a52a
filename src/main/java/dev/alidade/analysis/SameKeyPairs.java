package dev.alidade.analysis;

import static dev.alidade.analysis.Columns.text;

import dev.alidade.store.Queries;
import java.util.Map;
import java.util.Set;

/**
 * Key pairs that are one and the same key under several names, accounts or regions, which their
 * fingerprint tells: a link between each two, {@code duplicate_keyfingerprint} on both. And those
 * that people made themselves and uploaded: {@code user_uploaded}.
 */
final class SameKeyPairs implements Analysis {

  private static final String OWN =
      """
      MATCH (:AWSAccount {id: $account})-[:RESOURCE]->(own:AWSEC2KeyPair) RETURN own.id AS id\
      """;

  // One link for each two, in whichever direction it is stored; a new one has the same direction in
  // every run: from the lower account, then from the region later in the alphabet (us-east-1 before
  // eu-west-1, the order in which the reference most often meets them), then from the lower ARN.
  private static final String LINK =
      """
      UNWIND $rows AS id
      MATCH (own:AWSEC2KeyPair {id: id})
      WHERE own.keyfingerprint IS NOT NULL
      MATCH (same:AWSEC2KeyPair {keyfingerprint: own.keyfingerprint})
      WHERE same.arn <> own.arn
      WITH own, same, split(own.arn, ':') AS o, split(same.arn, ':') AS s
      WITH own, same,
           CASE WHEN o[4] <> s[4] THEN o[4] < s[4]
                WHEN o[3] <> s[3] THEN o[3] > s[3]
                ELSE own.arn < same.arn END AS first
      WITH DISTINCT CASE WHEN first THEN own ELSE same END AS one,
                    CASE WHEN first THEN same ELSE own END AS other
      MERGE (one)-[r:MATCHING_FINGERPRINT]-(other)
      ON CREATE SET r.firstseen = timestamp()
      SET r.lastupdated = $tag\
      """;

  // 47 characters are an MD5 sum, which AWS gives keys that it did not make:
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/verify-keys.html
  private static final String MARK =
      """
      UNWIND $rows AS id
      MATCH (own:AWSEC2KeyPair {id: id})
      OPTIONAL MATCH (own)-[:MATCHING_FINGERPRINT]-(other:AWSEC2KeyPair)
      WITH own, collect(other) AS others
      UNWIND [own] + others AS pair
      WITH DISTINCT pair
      SET pair.user_uploaded = CASE WHEN size(pair.keyfingerprint) = 47 THEN true END,
          pair.duplicate_keyfingerprint =
            CASE WHEN EXISTS { (pair)-[:MATCHING_FINGERPRINT]-() } THEN true END\
      """;

  @Override
  public String name() {
    return "key pairs with one fingerprint";
  }

  @Override
  public When when() {
    return When.RUN_DONE;
  }

  @Override
  public Set<String> needs() {
    return Set.of("ec2:keypair");
  }

  @Override
  public Derived derives() {
    return Derived.properties("AWSEC2KeyPair", "user_uploaded", "duplicate_keyfingerprint")
        .and(Derived.link("AWSEC2KeyPair", "MATCHING_FINGERPRINT", "AWSEC2KeyPair"));
  }

  @Override
  public long derive(Queries graph, Subject subject) {
    // Some hundred: EC2's quota is 5,000 key pairs in a region.
    var own =
        graph.read(OWN, Map.of("account", subject.accountId())).stream()
            .map(row -> text(row, "id"))
            .toList();
    var written = graph.writeRows(LINK, own, Map.of("tag", subject.updateTag()));
    if (subject.complete()) {
      StaleLinks.remove(
          graph,
          "(:AWSAccount {id: $account})-[:RESOURCE]->(:AWSEC2KeyPair)"
              + "-[r:MATCHING_FINGERPRINT]-(:AWSEC2KeyPair)",
          subject);
    }
    graph.writeRows(MARK, own, Map.of());
    return written.relationshipsCreated();
  }
}
