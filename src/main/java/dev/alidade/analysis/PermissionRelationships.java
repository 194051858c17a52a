package dev.alidade.analysis;

import static dev.alidade.analysis.Columns.text;

import dev.alidade.analysis.Analysis.Subject;
import dev.alidade.analysis.PermissionEvaluation.Grant;
import dev.alidade.analysis.PermissionEvaluation.Reach;
import dev.alidade.analysis.PermissionMapping.Entry;
import dev.alidade.analysis.PermissionMapping.Precondition;
import dev.alidade.store.Queries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who can do what to which resource of an account: a relationship from the principal to the
 * resource for each entry of a mapping.
 *
 * <p>A resource whose listing failed is still in the graph and is decided on as the others; only
 * where IAM did not answer in full does a relationship that no longer follows stay.
 */
final class PermissionRelationships implements Analysis {

  private static final String KEY = "permission_relationships";

  /** Resources at a time, each an id and an ARN. */
  private static final int RESOURCES = 20_000;

  /** Relationships in a transaction: as the sweep. */
  private static final int PAIRS = 10_000;

  private static final Set<String> BUCKETS = Set.of("AWSS3Bucket", "S3Bucket");

  // Names come from the mapping, where only letters, digits and _ make one.
  private static final String TARGETS =
      """
      MATCH (:AWSAccount {id: $account})-[:RESOURCE]->(target:`%s`)
      WHERE target.id > $after AND target.arn IS NOT NULL%s
      RETURN DISTINCT target.id AS id, target.arn AS arn ORDER BY id LIMIT $limit\
      """;

  private static final String WRITE =
      """
      UNWIND $rows AS row
      MATCH (principal:AWSPrincipal {id: row.principal})
      UNWIND row.targets AS id
      MATCH (target:`%s` {id: id})
      MERGE (principal)-[r:`%s`]->(target)
      ON CREATE SET r.firstseen = timestamp()
      SET r.lastupdated = $tag, r.has_condition = row.has_condition,
        r.condition_keys = row.condition_keys, r.conditions = row.conditions\
      """;

  private static final String STALE =
      "(:AWSAccount {id: $account})-[:RESOURCE]->(:AWSPrincipal)-[r:`%s`]->(:`%s`)";

  private final PermissionMapping mapping;

  PermissionRelationships(PermissionMapping mapping) {
    this.mapping = mapping;
  }

  @Override
  public String name() {
    return KEY;
  }

  @Override
  public Optional<String> module() {
    return Optional.of(KEY);
  }

  @Override
  public When when() {
    return When.ACCOUNT_DONE;
  }

  @Override
  public Set<String> needs() {
    return Set.of("iam");
  }

  @Override
  public Derived derives() {
    return mapping.entries().stream()
        .map(
            entry ->
                Derived.link(
                    "AWSPrincipal",
                    entry.relationshipName(),
                    entry.targetLabel(),
                    "condition_keys",
                    "conditions",
                    "has_condition"))
        .reduce(Derived.NOTHING, Derived::and);
  }

  @Override
  public long derive(Queries graph, Subject subject) {
    var account = new Account(graph, subject);
    long written = 0;
    for (var entry : mapping.entries()) {
      written += account.write(entry);
    }
    if (subject.complete()) {
      var patterns = new LinkedHashSet<String>();
      for (var entry : mapping.entries()) {
        patterns.add(STALE.formatted(entry.relationshipName(), entry.targetLabel()));
      }
      patterns.forEach(pattern -> StaleLinks.remove(graph, pattern, subject));
    }
    return written;
  }

  private record Target(String id, String arn) {}

  /** Resources of one kind, in the order of their ARNs, which is that of the index. */
  private record Targets(List<Target> sorted, ArnIndex index) {}

  private record Kind(String label, @Nullable Precondition precondition) {}

  /** One account; what several entries need of it is read once. */
  private static final class Account {
    private final Queries graph;
    private final Subject subject;
    private final Map<Kind, Targets> targets = new HashMap<>();
    private @Nullable List<PolicyHolder> holders;

    Account(Queries graph, Subject subject) {
      this.graph = graph;
      this.subject = subject;
    }

    long write(Entry entry) {
      var of = targets(new Kind(entry.targetLabel(), entry.precondition()));
      if (of.sorted().isEmpty()) {
        return 0;
      }
      var reach =
          BUCKETS.contains(entry.targetLabel())
              ? Reach.OBJECTS_COUNT_FOR_THEIR_BUCKET
              : Reach.AS_WRITTEN;
      var batch =
          new Batch(
              graph,
              WRITE.formatted(entry.targetLabel(), entry.relationshipName()),
              subject.updateTag());
      new PermissionEvaluation(entry.permissions(), of.index(), reach)
          .evaluate(holders(), grant -> batch.add(grant, of.sorted()));
      return batch.finish();
    }

    private List<PolicyHolder> holders() {
      if (holders == null) {
        holders = StoredPolicies.of(graph, subject);
      }
      return holders;
    }

    private Targets targets(Kind kind) {
      var known = targets.get(kind);
      if (known == null) {
        var sorted = read(kind);
        sorted.sort(Comparator.comparing(Target::arn));
        known = new Targets(sorted, new ArnIndex(sorted.stream().map(Target::arn).toList()));
        targets.put(kind, known);
      }
      return known;
    }

    private List<Target> read(Kind kind) {
      var query = TARGETS.formatted(kind.label(), required(kind.precondition()));
      var read = new ArrayList<Target>();
      var after = "";
      while (true) {
        var page =
            graph.read(
                query, Map.of("account", subject.accountId(), "after", after, "limit", RESOURCES));
        page.forEach(row -> read.add(new Target(text(row, "id"), text(row, "arn"))));
        if (page.size() < RESOURCES) {
          return read;
        }
        after = text(page.getLast(), "id");
      }
    }

    private static String required(@Nullable Precondition precondition) {
      return precondition == null
          ? ""
          : " AND EXISTS { (target)%s-[:`%s`]-%s(:`%s`) }"
              .formatted(
                  precondition.outgoing() ? "" : "<",
                  precondition.relationship(),
                  precondition.outgoing() ? ">" : "",
                  precondition.relatedLabel());
    }
  }

  /** Relationships on their way to the database, a bounded number at a time. */
  private static final class Batch {
    private final Queries graph;
    private final String statement;
    private final long updateTag;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private int pairs;
    private long written;

    Batch(Queries graph, String statement, long updateTag) {
      this.graph = graph;
      this.statement = statement;
      this.updateTag = updateTag;
    }

    void add(Grant grant, List<Target> targets) {
      var ids = grant.resources().stream().mapToObj(at -> targets.get(at).id()).toList();
      var properties = properties(new Conditions(grant.conditions()));
      for (var principal : grant.principals()) {
        for (int from = 0; from < ids.size(); ) {
          int to = Math.min(ids.size(), from + PAIRS - pairs);
          var row = new HashMap<>(properties);
          row.put("principal", principal);
          row.put("targets", ids.subList(from, to));
          rows.add(row);
          pairs += to - from;
          from = to;
          if (pairs == PAIRS) {
            flush();
          }
        }
      }
    }

    private static Map<String, Object> properties(Conditions conditions) {
      return conditions.texts().isEmpty()
          // Without a value the property is not there.
          ? Map.of("has_condition", false, "condition_keys", List.of())
          : Map.of(
              "has_condition", true,
              "condition_keys", conditions.keys(),
              "conditions", conditions.json());
    }

    private void flush() {
      if (!rows.isEmpty()) {
        graph.writeRows(statement, List.copyOf(rows), Map.of("tag", updateTag));
        written += pairs;
        rows.clear();
        pairs = 0;
      }
    }

    long finish() {
      flush();
      return written;
    }
  }
}
