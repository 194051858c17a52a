package dev.alidade.contract;

import dev.alidade.analysis.Analyses;
import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.account.SurveyedAccount;
import dev.alidade.cli.schema.GraphSchema;
import dev.alidade.graph.NodeType;
import dev.alidade.store.SchemaStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The facts of our own definitions.
 *
 * @param derived those that follow from the finished graph
 */
record OwnFacts(SortedSet<Fact> all, SortedSet<Fact> derived) {

  static OwnFacts of(Catalogue catalogue) {
    var all = facts(GraphSchema.of(catalogue.modules(), Analyses.all()));
    var nodes = new ArrayList<NodeType<?>>(SurveyedAccount.types());
    nodes.addAll(catalogue.nodeTypes());
    var keys = SchemaStatements.unique(nodes);
    keys.addAll(SchemaStatements.indexed(nodes, catalogue.linkTypes()));
    keys.forEach(key -> all.add(Fact.index(key.label(), key.property())));
    SchemaStatements.scopedTypes(catalogue.linkTypes())
        .forEach(
            type ->
                all.add(Fact.index("-[:" + type + "]-", "_sub_resource_label,_sub_resource_id")));
    return new OwnFacts(all, facts(GraphSchema.only(List.of(), Analyses.all())));
  }

  private static SortedSet<Fact> facts(GraphSchema schema) {
    var facts = new TreeSet<Fact>();
    for (var label : schema.labels()) {
      facts.add(Fact.label(label.name()));
      label.also().forEach(other -> facts.add(Fact.label(label.name(), other)));
      label.former().forEach(other -> facts.add(Fact.label(label.name(), other + "~")));
      label.sometimes().forEach(other -> facts.add(Fact.label(label.name(), other + "?")));
      label.properties().forEach(p -> facts.add(Fact.property(label.name(), p.name())));
    }
    for (var link : schema.links()) {
      facts.add(Fact.link(link.pattern()));
      link.properties().forEach(p -> facts.add(Fact.linkProperty(link.pattern(), p)));
    }
    return facts;
  }
}
