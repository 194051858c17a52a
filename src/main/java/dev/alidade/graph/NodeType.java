package dev.alidade.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a resource definition says of one kind of node: label, id, properties and links, read from
 * an AWS type by functions that the compiler checks.
 *
 * @param <T> the AWS type that a row is made from
 */
public final class NodeType<T> {

  private final String label;
  private final List<String> extraLabels;
  private final List<String> formerLabels;
  private final List<ConditionalLabel<T>> conditionalLabels;
  private final BiFunction<T, Place, @Nullable String> id;
  private final List<Property<T>> properties;
  private final List<LinkType<T>> links;
  private final Function<T, List<Tag>> tags;
  private final List<TaggedAs> taggedAs;
  private final Ownership ownership;
  private final boolean authoritative;
  private final boolean shared;
  private final boolean lastWord;
  private final boolean partOfAWhole;
  private final Set<String> alsoKeptByOutgoing;
  private final @Nullable Deference deference;
  private final Set<String> greatest;
  private final boolean facet;
  private final boolean immutable;
  private final @Nullable MadeOf<T, ?> madeOf;

  NodeType(NodeTypeBuilder<T> from) {
    if (from.id == null) {
      throw new IllegalStateException("The node type " + from.label + " has no id");
    }
    from.refuseWhatMakesNoSense();
    this.label = from.label;
    this.extraLabels = List.copyOf(from.extraLabels);
    this.formerLabels = List.copyOf(from.formerLabels);
    this.conditionalLabels = List.copyOf(from.conditionalLabels);
    this.id = from.id;
    this.properties = List.copyOf(from.properties);
    this.links = List.copyOf(from.links);
    this.tags = from.tags;
    this.taggedAs = List.copyOf(from.taggedAs);
    this.ownership = from.ownership;
    this.authoritative = from.authoritative;
    this.shared = from.shared;
    this.lastWord = from.lastWord;
    this.partOfAWhole = from.partOfAWhole;
    this.alsoKeptByOutgoing = Set.copyOf(from.alsoKeptByOutgoing);
    this.deference = from.deference;
    this.greatest = Set.copyOf(from.greatest);
    this.facet = from.facet;
    this.immutable = from.immutable;
    this.madeOf = from.madeOf;
  }

  /** Starts a definition: the label that the contract calls primary, and the AWS type. */
  public static <T> NodeTypeBuilder<T> named(String label, Class<T> type) {
    return new NodeTypeBuilder<>(label, type);
  }

  /** The primary label. */
  public String label() {
    return label;
  }

  /** Labels that every node of this type carries besides the primary one, former ones included. */
  public List<String> extraLabels() {
    return extraLabels;
  }

  /**
   * Labels of earlier versions of the graph, still written; nodes that have only them are renamed.
   */
  public List<String> formerLabels() {
    return formerLabels;
  }

  /** Labels that depend on the item. */
  public List<ConditionalLabel<T>> conditionalLabels() {
    return conditionalLabels;
  }

  /** All properties but the id, in declared order. */
  public List<Property<T>> properties() {
    return properties;
  }

  /** The links that an item of this type names, those to its tags included. */
  public List<LinkType<T>> links() {
    return links;
  }

  /** Whose the nodes are, which decides how stale ones are found. */
  public Ownership ownership() {
    return ownership;
  }

  /** Whether the listing behind this type shows all there is, so that what it lacks is gone. */
  public boolean authoritative() {
    return authoritative;
  }

  /** Whether several accounts write the same node. */
  public boolean shared() {
    return shared;
  }

  /** Whether its rows are written once more at the end of a run, over what others wrote. */
  public boolean lastWord() {
    return lastWord;
  }

  /** Whether its rows are reported as parts of a whole, and not by the scope that asked. */
  public boolean partOfAWhole() {
    return partOfAWhole;
  }

  /** Relationship types that start at the node and keep it as its owner does. */
  public Set<String> alsoKeptByOutgoing() {
    return alsoKeptByOutgoing;
  }

  /** Which of its properties give way to what somebody who knows better has said; null: none. */
  public @Nullable Deference deference() {
    return deference;
  }

  /** Properties of which the greatest value counts that a run hears. */
  public Set<String> greatest() {
    return greatest;
  }

  /** Whether nothing that is said of an item can change under its id. */
  public boolean immutable() {
    return immutable;
  }

  /** What an item consists of; null: of nothing that has nodes. */
  public @Nullable MadeOf<T, ?> madeOf() {
    return madeOf;
  }

  /**
   * Properties that are left alone on nodes that carry another one.
   *
   * @param to the property by which the better witness is known
   * @param properties the names of those that give way
   */
  public record Deference(String to, Set<String> properties) {}

  /**
   * Whether its rows are only a group of properties of nodes that another type brings. They wait
   * until the account's nodes are written; where there is no node, nothing is written; what is not
   * known in a run has no row, and stays as it is stored.
   */
  public boolean isFacet() {
    return facet;
  }

  /**
   * Starts a facet of these nodes: a group of properties that comes from a call of its own, and may
   * be unknown in a run though the nodes are known. A facet with the same AWS type may say the id
   * like the node does; every facet says its id.
   *
   * <pre>{@code
   * static final NodeType<Versioning> VERSIONING =
   *     BUCKET.facet(Versioning.class).id(Versioning::bucket).property("mfa_delete", …).build();
   * }</pre>
   */
  public <F> NodeTypeBuilder<F> facet(Class<F> type) {
    var builder = facetOf(label, type);
    // Written by the type that brings the node; here for the indexes that they have.
    builder.extraLabels.addAll(extraLabels);
    builder.formerLabels.addAll(formerLabels);
    return builder;
  }

  /** The same of nodes whose type is not at hand, as another service brings them. */
  public static <F> NodeTypeBuilder<F> facetOf(String label, Class<F> type) {
    var builder = new NodeTypeBuilder<>(label, type);
    builder.facet = true;
    builder.authoritative = false;
    return builder;
  }

  /** Whether its nodes know their region, so that one region can be swept without the others. */
  public boolean hasRegion() {
    return properties.stream().anyMatch(property -> property.name().equals("region"));
  }

  /**
   * Makes the row of an item.
   *
   * @throws NoIdException if the item has no id
   */
  public NodeRow row(T item, Place place) {
    var identity = id.apply(item, place);
    if (identity == null || identity.isEmpty()) {
      throw new NoIdException(label);
    }
    var values = new LinkedHashMap<String, @Nullable Object>(properties.size() * 2);
    for (var property : properties) {
      values.put(property.name(), property.value().apply(item, place));
    }
    var present =
        conditionalLabels.stream()
            .filter(conditional -> conditional.condition().test(item))
            .map(ConditionalLabel::label)
            .toList();
    var reporter = authoritative ? place.reporter() : place.reporter().inPassing();
    return new NodeRow(this, place.accountId(), reporter, identity, values, present);
  }

  /** Hands over the rows of the links that an item names. */
  public void linkRows(T item, Place place, Consumer<LinkRow> rows) {
    for (var link : links) {
      link.rows(item, place, rows);
    }
  }

  /** The tags that an item carries; none where the type says nothing of tags. */
  public List<Tag> tags(T item) {
    return tags.apply(item);
  }

  /**
   * How its nodes are found among tagged resources; empty where the listing has the tags, or nobody
   * asks for them.
   */
  public List<TaggedAs> taggedAs() {
    return taggedAs;
  }

  @Override
  public String toString() {
    return label;
  }
}
