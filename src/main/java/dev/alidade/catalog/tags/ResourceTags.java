package dev.alidade.catalog.tags;

import static dev.alidade.catalog.Declaration.inModule;

import dev.alidade.aws.Arn;
import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Resource;
import dev.alidade.catalog.Scope;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.Rows;
import dev.alidade.graph.Tag;
import dev.alidade.graph.TaggedResource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;

/**
 * Tags. Where a list has those of its items they come with it, as the definition of the item says.
 * Those of all other types are listed together with {@code tag:GetResources}, some calls for a
 * region instead of one for each item; which types these are, their definitions say.
 */
final class ResourceTags implements RegionalResource {

  private final Map<String, LinkType<TaggedResource>> links = new LinkedHashMap<>();

  /** Tags of what these resources bring. */
  ResourceTags(Collection<? extends Resource> tagged) {
    // Several node types of one label may say the same.
    tagged.stream()
        .flatMap(resource -> resource.nodes().stream())
        .flatMap(type -> type.taggedAs().stream())
        .forEach(as -> links.putIfAbsent(as.resourceType(), as.link()));
  }

  @Override
  public Declaration declaration() {
    var own = inModule("resourcegroupstaggingapi").writes(Tag.TYPE);
    return links.isEmpty()
        ? own
        : own.calls(Tagging.SERVICE, "GetResources")
            .links(links.values().toArray(LinkType<?>[]::new));
  }

  @Override
  public ResourceTags among(List<Resource> chosen) {
    return new ResourceTags(chosen);
  }

  @Override
  public void survey(Scope at, Rows rows) {
    if (links.isEmpty()) {
      // Without a filter AWS lists everything.
      return;
    }
    // Its pages may be short, or empty, before the last one.
    for (var page :
        Tagging.of(at)
            .getResourcesPaginator(
                r ->
                    r.resourceTypeFilters(links.keySet())
                        .resourcesPerPage(Tagging.MOST_RESOURCES))) {
      page.resourceTagMappingList().forEach(listed -> add(listed, rows));
    }
  }

  private void add(ResourceTagMapping listed, Rows rows) {
    var arn = Optional.ofNullable(listed.resourceARN()).flatMap(Arn::tryParse);
    arn.flatMap(this::linkOf)
        .ifPresent(
            link -> {
              var tags = listed.tags().stream().map(tag -> Tag.of(tag.key(), tag.value())).toList();
              tags.forEach(tag -> rows.add(Tag.TYPE, tag));
              rows.link(link, new TaggedResource(arn.get().toString(), tags));
            });
  }

  /** Of the types that a resource is of, the narrowest counts. */
  private Optional<LinkType<TaggedResource>> linkOf(Arn arn) {
    return links.entrySet().stream()
        .filter(entry -> isOf(entry.getKey(), arn))
        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
        .map(Map.Entry::getValue);
  }

  /** A filter is a service, or a service and what ARNs of the type go on with. */
  private static boolean isOf(String resourceType, Arn arn) {
    var end = resourceType.indexOf(':');
    if (end < 0) {
      return arn.service().equals(resourceType);
    }
    var type = resourceType.substring(end + 1);
    return arn.service().equals(resourceType.substring(0, end))
        && (arn.resource().startsWith(type + "/") || arn.resource().startsWith(type + ":"));
  }
}
