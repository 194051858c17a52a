package dev.alidade.catalog.all;

import dev.alidade.catalog.Catalogue;
import dev.alidade.catalog.Module;
import dev.alidade.catalog.account.SurveyedAccount;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import java.util.ArrayList;
import java.util.List;

/** The types that the resources of some modules write. */
public final class ChosenTypes {

  private ChosenTypes() {}

  /** Node types, those of every account among them. */
  public static List<NodeType<?>> nodes(List<Module> modules) {
    var types = new ArrayList<NodeType<?>>(SurveyedAccount.types());
    modules.forEach(
        module -> module.resources().forEach(resource -> types.addAll(resource.nodes())));
    return types.stream().distinct().toList();
  }

  /** Link types, those of node types and those by themselves. */
  public static List<LinkType<?>> links(List<Module> modules) {
    var types = new ArrayList<LinkType<?>>();
    modules.forEach(
        module ->
            module.resources().forEach(resource -> types.addAll(Catalogue.linksOf(resource))));
    return types.stream().<LinkType<?>>map(type -> type).distinct().toList();
  }
}
