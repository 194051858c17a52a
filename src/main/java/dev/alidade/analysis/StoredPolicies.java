package dev.alidade.analysis;

import static dev.alidade.analysis.Columns.text;

import dev.alidade.analysis.Analysis.Subject;
import dev.alidade.catalog.policy.Statement;
import dev.alidade.store.Queries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The principals of an account with their policies, their groups' policies and their boundary. */
final class StoredPolicies {

  /** Principals at a time, each with some tens of policies at most: IAM's quotas. */
  private static final int PRINCIPALS = 2_000;

  /** Policies at a time; one has up to 6,144 characters, IAM's quota. */
  private static final int POLICIES = 500;

  // A link that carries another tag than this run's is still there if IAM did not answer in full.
  private static final String HOLDERS =
      """
      MATCH (:AWSAccount {id: $account})-[:RESOURCE]->(p:AWSPrincipal)
      WHERE p.id > $after
      WITH DISTINCT p ORDER BY p.id LIMIT $limit
      RETURN p.id AS principal,
        [(p)-[r:POLICY]->(policy:AWSPolicy) | {id: policy.id, written: r.lastupdated}] AS own,
        [(p)-[:MEMBER_AWS_GROUP]->(:AWSGroup)-[r:POLICY]->(policy:AWSPolicy)
          | {id: policy.id, written: r.lastupdated}] AS inherited,
        [(p)-[r:PERMISSIONS_BOUNDARY]->(boundary:AWSPermissionsBoundary)
          | {id: boundary.id, written: r.lastupdated}] AS boundary
      ORDER BY principal\
      """;

  private static final String STATEMENTS =
      """
      UNWIND $ids AS id
      MATCH (:%s {id: id})-[r:%s]->(s:%s)
      RETURN id, r.lastupdated AS written, s.effect AS effect, s.action AS action,
        s.notaction AS notaction, s.resource AS resource, s.notresource AS notresource,
        s.condition AS condition, s.policy_version AS version
      ORDER BY id, s.id\
      """;

  private static final String OF_POLICIES =
      STATEMENTS.formatted("AWSPolicy", "STATEMENT", "AWSPolicyStatement");
  private static final String OF_BOUNDARIES =
      STATEMENTS.formatted(
          "AWSPermissionsBoundary", "BOUNDARY_STATEMENT", "AWSPermissionsBoundaryStatement");

  private final Queries graph;
  private final Subject subject;

  private StoredPolicies(Queries graph, Subject subject) {
    this.graph = graph;
    this.subject = subject;
  }

  /** Every principal of the account that has a policy. */
  static List<PolicyHolder> of(Queries graph, Subject subject) {
    return new StoredPolicies(graph, subject).holders();
  }

  /** A policy as a principal refers to it: when that link was written. */
  private record Reference(String id, long written) {

    static List<Reference> of(@Nullable Object column) {
      return ((Collection<?>) Objects.requireNonNull(column))
          .stream()
              .map(Map.class::cast)
              .map(
                  link ->
                      new Reference(
                          String.valueOf(link.get("id")),
                          link.get("written") instanceof Number tag ? tag.longValue() : 0))
              .toList();
    }
  }

  private List<PolicyHolder> holders() {
    var rows = new ArrayList<Map<String, Object>>();
    var after = "";
    while (true) {
      var page =
          graph.read(
              HOLDERS, Map.of("account", subject.accountId(), "after", after, "limit", PRINCIPALS));
      if (page.isEmpty()) {
        break;
      }
      rows.addAll(page);
      after = text(page.getLast(), "principal");
    }
    var policies = read(OF_POLICIES, rows.stream().flatMap(StoredPolicies::policies));
    var boundaries =
        read(
            OF_BOUNDARIES,
            rows.stream().flatMap(row -> Reference.of(row.get("boundary")).stream()));
    return rows.stream()
        .filter(row -> policies(row).findAny().isPresent())
        .map(
            row ->
                new PolicyHolder(
                    text(row, "principal"),
                    policies(row)
                        .map(Reference::id)
                        .distinct()
                        .sorted()
                        .map(id -> Objects.requireNonNull(policies.get(id)))
                        .toList(),
                    boundary(row, boundaries)))
        .toList();
  }

  private static Stream<Reference> policies(Map<String, Object> row) {
    return Stream.concat(
        Reference.of(row.get("own")).stream(), Reference.of(row.get("inherited")).stream());
  }

  /** The latest, should an incomplete answer have left an older one. */
  private static @Nullable Policy boundary(
      Map<String, Object> row, Map<String, Policy> boundaries) {
    return Reference.of(row.get("boundary")).stream()
        .max(Comparator.comparingLong(Reference::written))
        .map(reference -> boundaries.get(reference.id()))
        .orElse(null);
  }

  private Map<String, Policy> read(String query, Stream<Reference> references) {
    var written = new LinkedHashMap<String, Long>();
    references.forEach(reference -> written.merge(reference.id(), reference.written(), Math::max));
    var statements = new HashMap<String, List<Statement>>();
    var ids = List.copyOf(written.keySet());
    for (int from = 0; from < ids.size(); from += POLICIES) {
      var some = ids.subList(from, Math.min(from + POLICIES, ids.size()));
      for (var row : graph.read(query, Map.of("ids", some))) {
        var id = text(row, "id");
        var statement = StoredStatement.of(row);
        if (statement != null && isCurrent(row, id, Objects.requireNonNull(written.get(id)))) {
          statements.computeIfAbsent(id, i -> new ArrayList<>()).add(statement);
        }
      }
    }
    var policies = new HashMap<String, Policy>();
    ids.forEach(id -> policies.put(id, new Policy(id, statements.getOrDefault(id, List.of()))));
    return policies;
  }

  /**
   * Whether the statement is still in the policy. Statements are swept at the end of a run, because
   * accounts share those of AWS; an account's own were written together with the link to their
   * policy if IAM answered in full.
   */
  private boolean isCurrent(Map<String, Object> row, String policyId, long policyWritten) {
    boolean own = policyId.contains(":iam::" + subject.accountId() + ":");
    return !own
        || !subject.complete()
        || !(row.get("written") instanceof Number tag)
        || tag.longValue() == policyWritten;
  }
}
